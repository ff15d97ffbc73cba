import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, isFinal, ORDER_EVENTS, ORDER_STATES, type OrderEvent, type OrderState } from './order-state.ts';

const LEGAL = [
  'new accept working',
  'new reject rejected',
  'working fill-part partially-filled',
  'working fill-rest filled',
  'working cancel cancelled',
  'working expire expired',
  'partially-filled fill-part partially-filled',
  'partially-filled fill-rest filled',
  'partially-filled cancel cancelled',
  'partially-filled expire expired',
];

describe('order life cycle', () => {
  it('allows ten transitions and refuses the other thirty-two', () => {
    const found: string[] = [];
    let refused = 0;
    for (const state of ORDER_STATES)
      for (const event of ORDER_EVENTS) {
        try {
          found.push(`${state} ${event} ${advance(state, event)}`);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          expect(String(error)).toContain(`${state} cannot ${event}`);
          refused++;
        }
      }
    expect(found).toEqual(LEGAL);
    expect(refused).toBe(32);
  });
  it('has four final states', () => {
    expect(ORDER_STATES.filter((s) => isFinal(s))).toEqual(['filled', 'cancelled', 'rejected', 'expired']);
  });
  it('whatever happens, an order ends at most once and nothing follows', () => {
    assert(
      property(array(constantFrom<OrderEvent>(...ORDER_EVENTS)), (events) => {
        let state: OrderState = 'new';
        let accepted = false;
        for (const event of events) {
          const before = state;
          try {
            state = advance(state, event);
          } catch {
            expect(state).toBe(before);
            continue;
          }
          expect(isFinal(before)).toBe(false);
          if (event === 'accept') {
            expect(accepted).toBe(false);
            accepted = true;
          }
          if (event.startsWith('fill')) expect(accepted).toBe(true);
        }
      }),
    );
  });
});
