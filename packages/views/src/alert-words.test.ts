import { expect, it } from 'vitest';
import { alertLines } from './alert-words.ts';

it('tells each answer once, its causes by number, and what was taken back', () => {
  const alerts = { freeze: { fear: 1, toxicity: 2, anomaly: 1 }, kill: { breaker: 1 } };
  expect(alertLines(alerts, 3)).toEqual([
    'entries frozen 4 times: toxicity 2, anomaly 1, fear 1',
    'killed once: breaker 1',
    'working entries taken back 3 times',
  ]);
  expect(alertLines({}, 0)).toEqual([]);
});
