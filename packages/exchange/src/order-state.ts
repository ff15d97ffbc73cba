/**
 * Life cycle of an order: seven states, six events, one table. Whatever the table does not list is illegal and
 * throws, so that a venue cannot fill an order twice or revive a dead one. The table knows nothing of quantities.
 */
export const ORDER_STATES = [
  'new',
  'working',
  'partially-filled',
  'filled',
  'cancelled',
  'rejected',
  'expired',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export const ORDER_EVENTS = ['accept', 'reject', 'fill-part', 'fill-rest', 'cancel', 'expire'] as const;
export type OrderEvent = (typeof ORDER_EVENTS)[number];

type Row = Readonly<Partial<Record<OrderEvent, OrderState>>>;
const LIVE: Row = {
  'fill-part': 'partially-filled',
  'fill-rest': 'filled',
  cancel: 'cancelled',
  expire: 'expired',
};
export const TRANSITIONS: Readonly<Record<OrderState, Row>> = {
  new: { accept: 'working', reject: 'rejected' },
  working: LIVE,
  'partially-filled': LIVE,
  filled: {},
  cancelled: {},
  rejected: {},
  expired: {},
};

/** @throws RangeError where the event is illegal in the state */
export function advance(state: OrderState, event: OrderEvent): OrderState {
  const next = TRANSITIONS[state][event];
  if (next === undefined) throw new RangeError(`an order that is ${state} cannot ${event}`);
  return next;
}

/** True where no event can follow. */
export function isFinal(state: OrderState): boolean {
  return state !== 'new' && TRANSITIONS[state] !== LIVE;
}
