/**
 * What a person has chosen on the Vision page and the link keeps: the video, what is trained on it, and where one looks
 * inside the model. Window, size and scale of the field are those of state/view.ts, the same as on the Market page.
 */
import { create } from 'zustand';

export const STRIDES = [1, 2, 4, 8] as const;
export const FIELDS = ['gasf', 'gadf', 'both'] as const;
export const TASKS = ['volatility', 'direction', 'masked-patches'] as const;
export const MODELS = ['diffgaf-lstm', 'diffgaf-vivit', 'mlp', 'lstm'] as const;
export const EPOCHS = [3, 10, 30] as const;
export const HORIZONS = [4, 12, 24] as const;
/** Budgets of an embedding, µs, and which model sees: by the budget, or one of the two always. */
export const BUDGETS = [5, 10, 20, 50, 100, 500, 1000] as const;
export const SEES = ['auto', 'full', 'light'] as const;
export const COMPUTE = ['auto', 'wasm', 'webgpu', 'cpu'] as const;

export type FieldChoice = (typeof FIELDS)[number];
export type TaskName = (typeof TASKS)[number];
export type ModelName = (typeof MODELS)[number];
export type Compute = (typeof COMPUTE)[number];

export interface VisionView {
  /** Bars from one frame of the video to the next. */
  readonly stride: (typeof STRIDES)[number];
  readonly field: FieldChoice;
  readonly task: TaskName;
  readonly model: ModelName;
  readonly epochs: (typeof EPOCHS)[number];
  /** Bars that labels look ahead. */
  readonly horizon: (typeof HORIZONS)[number];
  readonly compute: Compute;
  /** Layer of the encoder in space and of that in time, from 0. */
  readonly layer: number;
  /** Attention head from 0; −1 the mean of all. */
  readonly head: number;
  readonly budget: (typeof BUDGETS)[number];
  readonly sees: (typeof SEES)[number];
}

export const DEFAULT_VISION: VisionView = {
  stride: 4,
  field: 'both',
  task: 'volatility',
  model: 'diffgaf-lstm',
  epochs: 10,
  horizon: 12,
  compute: 'auto',
  layer: 0,
  head: -1,
  budget: 100,
  sees: 'auto',
};

export const useVision = create<VisionView>(() => DEFAULT_VISION);

/** Masked patches are painted in by a ViViT alone: whichever of the two was chosen last holds. */
export function choose(change: Partial<VisionView>): void {
  const next = { ...useVision.getState(), ...change };
  if (next.task === 'masked-patches' && next.model !== 'diffgaf-vivit')
    useVision.setState({ ...next, ...(change.model ? { task: 'volatility' } : { model: 'diffgaf-vivit' }) });
  else useVision.setState(next);
}
