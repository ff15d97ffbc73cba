'use client';
/** The series, its regimes and the three votes behind them; hover reads, drag moves, wheel zooms. */
import { useRef } from 'react';
import { useSurface } from '../canvas/surface.ts';
import { useSeriesCursor } from './cursor.ts';
import { WithLabels } from './looking-state.tsx';
import { TimelinePainter } from './paint-timeline.ts';
import { plotKeys, usePlotGestures } from './plot-gestures.ts';
import { TimelineReading } from './reading.tsx';
import { shownSpan, useRegimes, type Labelled } from './regime-store.ts';
import body from '../panel/body.module.css';
import styles from './regimes.module.css';
import { useShallow } from 'zustand/react/shallow';

function Timeline({ labelled }: { readonly labelled: Labelled }) {
  const [from, to] = useRegimes(useShallow(shownSpan));
  const hover = useRegimes((s) => s.hover);
  const pinned = useRegimes((s) => s.pinned);
  const cursor = useSeriesCursor(labelled);
  const painter = useRef(new TimelinePainter());
  const { host } = useSurface((c, size) =>
    painter.current.paint(c, size, labelled, { span: [from, to], hover, pinned, cursor }),
  );
  usePlotGestures(host);
  const { report } = labelled;
  return (
    <div className={body['fill']}>
      <TimelineReading labelled={labelled} />
      <div
        ref={host}
        className={styles['plot']}
        tabIndex={0}
        role="group"
        aria-label={`Regimes of ${report.name}, ${report.bars} bars. Arrow keys choose a bar, plus and minus zoom, 0 shows everything`}
        onKeyDown={plotKeys}
        data-part="timeline"
        data-span={`${Math.round(from)},${Math.round(to)}`}
      />
    </div>
  );
}

export function TimelinePanel() {
  return (
    <WithLabels shape="plot" whole>
      {(labelled) => <Timeline labelled={labelled} key={labelled.report.id} />}
    </WithLabels>
  );
}
