/** The panels of the Vision page: the video at the left, what is learned from it at the right. */
import dynamic from 'next/dynamic';
import { column, row, tabs } from '../dock/layout-tree.ts';
import type { DockSpec } from '../dock/spec.ts';
import { PlotGhost, RowsGhost } from '../panel/states/skeleton.tsx';
import { HELP } from './help-texts.ts';
import { AttentionStatus, LatencyStatus, TrainingStatus, VideoStatus } from './status.tsx';

export const VISION_DOCK: DockSpec = {
  page: 'vision',
  panels: [
    {
      id: 'video',
      title: 'Video',
      component: dynamic(() => import('./video-panel.tsx').then((m) => m.VideoPanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      status: VideoStatus,
      help: HELP.video,
      ghost: PlotGhost,
    },
    {
      id: 'training',
      title: 'Training',
      component: dynamic(() => import('./training/training-panel.tsx').then((m) => m.TrainingPanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      status: TrainingStatus,
      help: HELP.training,
      ghost: PlotGhost,
    },
    {
      id: 'attention',
      title: 'Attention',
      component: dynamic(() => import('./attention/attention-panel.tsx').then((m) => m.AttentionPanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      status: AttentionStatus,
      help: HELP.attention,
      ghost: PlotGhost,
    },
    {
      id: 'trace',
      title: 'Embedding',
      component: dynamic(() => import('./trace/trace-panel.tsx').then((m) => m.TracePanel), {
        ssr: false,
        loading: () => PlotGhost(),
      }),
      help: HELP.trace,
      ghost: PlotGhost,
    },
    {
      id: 'latency',
      title: 'Latency',
      component: dynamic(() => import('./latency/latency-panel.tsx').then((m) => m.LatencyPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      status: LatencyStatus,
      help: HELP.latency,
      ghost: RowsGhost,
    },
    {
      id: 'parity',
      title: 'Parity',
      component: dynamic(() => import('./parity/parity-panel.tsx').then((m) => m.ParityPanel), {
        ssr: false,
        loading: () => RowsGhost(),
      }),
      help: HELP.parity,
      ghost: RowsGhost,
    },
  ],
  layouts: {
    narrow: row([
      tabs(['video']),
      column([tabs(['training'], [0.56, 372]), tabs(['attention', 'trace', 'latency', 'parity'])], [0.48, 560]),
    ]),
    wide: row([
      tabs(['video'], [0.41, 752]),
      column([tabs(['training'], [0.55, 440]), tabs(['latency', 'parity'])], [0.3, 540]),
      column([tabs(['attention']), tabs(['trace'])]),
    ]),
  },
};
