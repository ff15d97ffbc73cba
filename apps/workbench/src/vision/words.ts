/** How tasks, models and backends are called on the page. */
import type { Compute, ModelName, SEES, TaskName } from './view-store.ts';

export const TASK_WORDS: Readonly<Record<TaskName, string>> = {
  volatility: 'Next volatility',
  direction: 'Direction',
  'masked-patches': 'Masked patches',
};
export const MODEL_WORDS: Readonly<Record<ModelName, string>> = {
  'diffgaf-lstm': 'DiffGAF-LSTM',
  'diffgaf-vivit': 'ViViT',
  mlp: 'MLP',
  lstm: 'LSTM',
};
export const COMPUTE_WORDS: Readonly<Record<Compute, string>> = {
  auto: 'best there is',
  wasm: 'WebAssembly',
  webgpu: 'WebGPU',
  cpu: 'plain JavaScript',
};
export const SEES_WORDS: Readonly<Record<(typeof SEES)[number], string>> = {
  auto: 'by budget',
  full: 'only ViViT',
  light: 'only LSTM',
};
export const BACKEND_WORDS: Readonly<Record<string, string>> = { wasm: 'WASM', webgpu: 'WebGPU', cpu: 'CPU' };

export const taskWords = (task: string): string => TASK_WORDS[task as TaskName] ?? task;
export const modelWords = (kind: string): string => MODEL_WORDS[kind as ModelName] ?? kind;
