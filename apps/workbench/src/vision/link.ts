/** The Vision page's part of a link: the video, what is trained, and where one looks inside the model. */
import type { PageLink } from '../shell/page-spec.ts';
import { count, oneOf, pair, short } from '../state/link-values.ts';
import { DEFAULT_VIEW, SCALES, setView, SIZES, useView, WINDOWS, type View } from '../state/view.ts';
import {
  BUDGETS,
  choose,
  COMPUTE,
  DEFAULT_VISION,
  EPOCHS,
  FIELDS,
  HORIZONS,
  MODELS,
  SEES,
  STRIDES,
  TASKS,
  useVision,
  type VisionView,
} from './view-store.ts';

/** Of an address; what is not understood is as by default. */
export function readVision(q: URLSearchParams): VisionView {
  return {
    stride: oneOf(STRIDES, count(q.get('stride'))) ?? DEFAULT_VISION.stride,
    field: oneOf(FIELDS, q.get('field')) ?? DEFAULT_VISION.field,
    task: oneOf(TASKS, q.get('task')) ?? DEFAULT_VISION.task,
    model: oneOf(MODELS, q.get('model')) ?? DEFAULT_VISION.model,
    epochs: oneOf(EPOCHS, count(q.get('epochs'))) ?? DEFAULT_VISION.epochs,
    horizon: oneOf(HORIZONS, count(q.get('horizon'))) ?? DEFAULT_VISION.horizon,
    compute: oneOf(COMPUTE, q.get('on')) ?? DEFAULT_VISION.compute,
    layer: count(q.get('layer')) ?? DEFAULT_VISION.layer,
    head: count(q.get('head')) ?? DEFAULT_VISION.head,
    budget: oneOf(BUDGETS, count(q.get('budget'))) ?? DEFAULT_VISION.budget,
    sees: oneOf(SEES, q.get('sees')) ?? DEFAULT_VISION.sees,
  };
}

export function writeVision(view: VisionView): Record<string, string> {
  const q: Record<string, string> = {};
  for (const key of Object.keys(DEFAULT_VISION) as (keyof VisionView)[])
    if (view[key] !== DEFAULT_VISION[key]) q[key === 'compute' ? 'on' : key] = String(view[key]);
  return q;
}

function readField(q: URLSearchParams): Partial<View> {
  const cell = pair(q.get('cell'));
  return {
    gafWindow: oneOf(WINDOWS, count(q.get('window'))) ?? DEFAULT_VIEW.gafWindow,
    gafSize: oneOf(SIZES, count(q.get('size'))) ?? DEFAULT_VIEW.gafSize,
    gafScale: oneOf(SCALES, q.get('scale')) ?? DEFAULT_VIEW.gafScale,
    ...(cell && cell.every((x) => x >= 0 && x <= 1) ? { cell: { i: cell[0], j: cell[1] } } : {}),
  };
}
function writeField({ gafWindow, gafSize, gafScale, cell }: View): Record<string, string> {
  return {
    ...(gafWindow !== DEFAULT_VIEW.gafWindow && { window: String(gafWindow) }),
    ...(gafSize !== DEFAULT_VIEW.gafSize && { size: String(gafSize) }),
    ...(gafScale !== DEFAULT_VIEW.gafScale && { scale: gafScale }),
    ...(cell !== DEFAULT_VIEW.cell && { cell: `${short(cell.i, 3)},${short(cell.j, 3)}` }),
  };
}

export const VISION_LINK: PageLink = {
  read(query) {
    setView(readField(query));
    choose(readVision(query));
  },
  write: () => ({ ...writeField(useView.getState()), ...writeVision(useVision.getState()) }),
  follow(changed) {
    const stops = [useView.subscribe(changed), useVision.subscribe(changed)];
    return () => {
      for (const stop of stops) stop();
    };
  },
};
