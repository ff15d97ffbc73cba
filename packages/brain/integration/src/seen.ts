/** In words: the model that the visual cortex saw through at one event, and why that one and not another. */
import { VISION_CAUSES, VISION_MODELS, type VisionCause } from '@janus/domain';
import type { Read } from './reading.ts';

const BECAUSE: Readonly<Record<VisionCause, string>> = {
  chosen: '',
  forced: ', as the options say',
  memory: ', degraded: the full model takes too much memory',
  latency: ', degraded: the full model took too long',
  calm: ', back: latency has been calm for long enough',
};

/** Null where nothing is seen, or the record is from before it was told. */
export function seenThrough(read: Read): string | null {
  const model = VISION_MODELS[read('visionModel')];
  if (model === undefined) return null;
  const because = BECAUSE[VISION_CAUSES[read('visionCause')] ?? 'chosen'];
  const changed = read('visionChanged') === 1 ? '; another model saw the bar before' : '';
  return `${model === 'readout' ? 'its own readout' : model}${because}${changed}`;
}
