import { FILL_KINDS, reasonCode } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { buildEvents, EVENT_MARKS, isEvent, isRefused, isSent, neighbour, stageOfReason } from './events.ts';

const columns = {
  action: [0, 0, 1, 0, 0, 0],
  wanted: [0, 2, 1, 1, 0, 0],
  reason: [reasonCode('no-signal'), reasonCode('anomaly'), 0, reasonCode('slippage-rule'), 601, 601],
  distance: [1, 9, 9, 1, 9, Number.NaN],
  distanceLimit: [5, 5, 5, 5, 5, 5],
};
const fills = [
  { barIndex: 3, side: 1, kind: FILL_KINDS.indexOf('entry') },
  { barIndex: 5, side: -1, kind: FILL_KINDS.indexOf('stop') },
];
const events = buildEvents(columns, fills);
const named = Array.from(events.mark, (m, k) => [events.bar[k], EVENT_MARKS[m], events.stage[k]]);

describe('events of a run', () => {
  it('fills, vetoes with their stage, and the first bar of each threat', () => {
    expect(named).toEqual([
      [1, 'veto', 3],
      [1, 'threat', 0],
      [2, 'sent', 0],
      [3, 'enter-long', 0],
      [3, 'veto', 6],
      [4, 'threat', 0],
      [5, 'close-long', 0],
    ]);
  });

  it('the cerebellum and the prefrontal cortex belong to the sixth row', () => {
    expect(stageOfReason(reasonCode('cost-above-edge'))).toBe(6);
    expect(stageOfReason(reasonCode('wash-sale'))).toBe(6);
    expect(stageOfReason(reasonCode('relevance-too-low'))).toBe(4);
    expect(stageOfReason(reasonCode('features-warming-up'))).toBe(0);
  });

  it('jumps to the neighbour of a kind, never to the bar it is on', () => {
    expect(neighbour(events, 1, 1, isEvent)).toBe(2);
    expect(neighbour(events, 3, -1, isEvent)).toBe(2);
    expect(neighbour(events, 0, 1, isSent)).toBe(2);
    expect(neighbour(events, 2, 1, isSent)).toBeNull();
    expect(neighbour(events, 3, -1, isRefused)).toBe(1);
    expect(neighbour(events, 1, 1, isRefused)).toBe(3);
    expect(neighbour(events, 0, -1, isEvent)).toBeNull();
  });
  it('an entry is told by its decision, not again by its fill', () => {
    expect(EVENT_MARKS.filter((_, mark) => !isEvent(mark))).toEqual(['enter-long', 'enter-short']);
  });
});
