/** The visual cortex in the day: what arrives when, and for how long it is used. */
import { newPercept, parseConfig } from '@janus/domain';
import { array, assert, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visualCortexFields, type VisionConfig } from './config.ts';
import { init, receive, step, uninformed } from './state.ts';

const config = (options: Partial<VisionConfig>): VisionConfig =>
  parseConfig(visualCortexFields, options, 'visual-cortex');

describe('arrival', () => {
  it('is absent before anything has come, and passes always', () => {
    const state = init(config({}));
    const out = { present: true, score: 1, gate: 1, asOf: 3, model: 1, cause: 3, changed: true };
    expect(step(state, 0, out)).toBe(0);
    expect(out).toEqual(newPercept());
  });
  it('uses an embedding from `delay` bars after its own bar, even if handed over at once', () => {
    const state = init(config({ delay: 2 }));
    const out = newPercept();
    receive(state, 0.5, 0.25, 10);
    step(state, 10, out);
    expect(out.present).toBe(false);
    receive(state, -0.5, 0.75, 11);
    step(state, 11, out);
    expect(out.present).toBe(false);
    step(state, 12, out);
    expect(out).toMatchObject({ present: true, score: 0.5, gate: 0.25, asOf: 10 });
    step(state, 13, out);
    expect(out).toMatchObject({ present: true, score: -0.5, gate: 0.75, asOf: 11 });
  });
  it('drops it when it is older than maxAge', () => {
    const state = init(config({ delay: 1, maxAge: 3 }));
    const out = newPercept();
    receive(state, 0.5, 0.25, 10);
    step(state, 13, out);
    expect(out.present).toBe(true);
    step(state, 14, out);
    expect(out).toEqual(newPercept());
  });
  it('ignores one that is not trained, and one that is not younger than the last', () => {
    const state = init(config({ delay: 0 }));
    const out = newPercept();
    receive(state, Number.NaN, 0, 5);
    step(state, 5, out);
    expect(out.present).toBe(false);
    receive(state, 0.5, 0.1, 6);
    receive(state, 0.9, 0.9, 6);
    receive(state, 0.9, 0.9, 4);
    step(state, 6, out);
    expect(out.score).toBe(0.5);
    receive(state, 0.7, 0.7, 6);
    step(state, 6, out);
    expect(out.score).toBe(0.5);
  });
  it('never shows what has not arrived, and always the newest that has', () => {
    assert(
      property(
        integer({ min: 0, max: 32 }),
        array(record({ bars: integer({ min: 0, max: 3 }), sends: integer({ min: 0, max: 2 }) }), { maxLength: 200 }),
        (delay, plan) => {
          const state = init(config({ delay, maxAge: 10_000 }));
          const out = newPercept();
          const sent: number[] = [];
          let bar = 0;
          for (const { bars, sends } of plan) {
            bar += bars;
            for (let k = 0; k < sends; k++) {
              receive(state, bar / 1e6, 0.5, bar);
              if (sent.at(-1) !== bar) sent.push(bar);
            }
            step(state, bar, out);
            const arrived = sent.filter((asOf) => asOf + delay <= bar).at(-1);
            expect(out.asOf).toBe(arrived ?? -1);
            expect(out.present).toBe(arrived !== undefined);
            if (arrived !== undefined) expect(out.score).toBe(arrived / 1e6);
          }
        },
      ),
    );
  });
  it('keeps the newest where many are handed over without a step between', () => {
    const state = init(config({ delay: 5 }));
    const out = newPercept();
    for (let bar = 0; bar < 1000; bar++) receive(state, bar / 1000, 0.5, bar);
    step(state, 999, out);
    expect(out.asOf).toBe(994);
  });
  it('survives being written down and read back', () => {
    const state = init(config({ delay: 2 }));
    for (let bar = 0; bar < 7; bar++) receive(state, bar / 10, 0.5, bar);
    const copy = structuredClone(state);
    const a = newPercept();
    const b = newPercept();
    for (let bar = 6; bar < 20; bar++) {
      step(state, bar, a);
      step(copy, bar, b);
      expect(b).toEqual(a);
    }
  });
});

it('switched off, it is absent rather than 0', () => {
  const out = { present: true, score: 1, gate: 1, asOf: 3, model: 1, cause: 3, changed: true };
  uninformed(out);
  expect(out).toEqual(newPercept());
});

it('refuses options that do not go together, all at once', () => {
  expect(() => init(config({ pooled: 7, delay: 9, maxAge: 8 }))).toThrow(/pooled: 7[^]*maxAge: 8/);
});
