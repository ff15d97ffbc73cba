import { stageWords } from '@janus/views';
import { expect, it } from 'vitest';
import { follow, NO_TRACE } from './trace.ts';

const at = (phase: 'awake' | 'light' | 'deep', done: number): string =>
  stageWords({ phase, done, total: 10, replayed: done, ripples: 2 });

it('[E42] keeps the newest of each phase in their order', () => {
  let trace = NO_TRACE;
  for (const stage of [at('awake', 4), at('awake', 10), at('light', 3)]) trace = follow(trace, stage);
  expect(trace.phases.map((p) => [p.phase, p.done])).toEqual([
    ['awake', 10],
    ['light', 3],
  ]);
  expect(follow(trace, 'laying out the map')).toEqual({ ...trace, words: 'laying out the map' });
});
it('begins anew where a phase is told again', () => {
  const again = follow(follow(NO_TRACE, at('deep', 5)), at('awake', 1));
  expect(again.phases.map((p) => p.phase)).toEqual(['awake']);
});
