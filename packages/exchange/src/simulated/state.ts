/**
 * What the simulated venue remembers: a book a symbol with the live orders, the lots that fills have opened with
 * their stops and targets, and a running volatility. Records are pooled: the first `count` are live, in order of
 * arrival; the rest wait to be used again. Plain data: structuredClone copies a venue that continues alike.
 */
import { newOrder, type Order } from '@janus/domain';
import type { MarketLimits } from '../market-limits.ts';
import type { OrderState } from '../order-state.ts';
import type { SimulatedVenueConfig } from './config.ts';

export interface LiveOrder extends Order {
  state: OrderState;
  remaining: number;
  /** Bars in which it could have filled. */
  age: number;
}

/** What one order opened and is still open, with its protection. */
export interface Lot {
  orderId: number;
  strategy: number;
  /** 1 long, −1 short. */
  side: number;
  quantity: number;
  stop: number;
  target: number;
  /** 1 where the stop has triggered and part of the lot has still to be closed. */
  triggered: number;
}

export interface Book {
  readonly limits: MarketLimits;
  readonly orders: LiveOrder[];
  orderCount: number;
  readonly lots: Lot[];
  lotCount: number;
  lastBar: number;
  lastClose: number;
  /** Exponentially weighted mean square of the log returns, NaN before the first return. */
  variance: number;
  /** Quantity that may still fill in the bar at hand. */
  capacity: number;
}

/** Set once, never cleared: every result built on the venue shows them. Bit i of `warnings`. */
export const VENUE_WARNINGS = ['volume-unknown', 'spread-unknown', 'volatility-unknown'] as const;
export const VOLUME_UNKNOWN = 1;
export const SPREAD_UNKNOWN = 2;
export const VOLATILITY_UNKNOWN = 4;

/** What is the same for everything that happens within one bar. */
export interface BarFrame {
  symbol: number;
  barIndex: number;
  time: number;
  open: number;
  high: number;
  low: number;
  /** Price units. */
  halfSpread: number;
  /** NaN where unknown. */
  volume: number;
  /** Of a bar, as known before this one; NaN where unknown. */
  volatility: number;
}

export interface SimulatedVenue {
  readonly config: SimulatedVenueConfig;
  readonly books: readonly Book[];
  /** State of every order ever submitted. */
  readonly states: Map<number, OrderState>;
  readonly frame: BarFrame;
  warnings: number;
}

/** @param limits one a symbol, in the order of the symbols' indices */
export const initSimulatedVenue = (config: SimulatedVenueConfig, limits: readonly MarketLimits[]): SimulatedVenue => ({
  config,
  books: limits.map((own) => ({
    limits: own,
    orders: [],
    orderCount: 0,
    lots: [],
    lotCount: 0,
    lastBar: -1,
    lastClose: Number.NaN,
    variance: Number.NaN,
    capacity: 0,
  })),
  states: new Map(),
  frame: {
    symbol: 0,
    barIndex: -1,
    time: 0,
    open: Number.NaN,
    high: Number.NaN,
    low: Number.NaN,
    halfSpread: 0,
    volume: Number.NaN,
    volatility: Number.NaN,
  },
  warnings: 0,
});

/** A record at the end of the live orders. */
export function pushOrder(book: Book): LiveOrder {
  if (book.orderCount === book.orders.length) book.orders.push({ ...newOrder(), state: 'new', remaining: 0, age: 0 });
  const order = book.orders[book.orderCount]!;
  book.orderCount++;
  return order;
}

/** A record at the end of the live lots. */
export function pushLot(book: Book): Lot {
  if (book.lotCount === book.lots.length)
    book.lots.push({
      orderId: 0,
      strategy: -1,
      side: 0,
      quantity: 0,
      stop: Number.NaN,
      target: Number.NaN,
      triggered: 0,
    });
  const lot = book.lots[book.lotCount]!;
  book.lotCount++;
  return lot;
}

/** Takes record i out of the first `count`; the order of the others stays. Returns the new count. */
export function removeAt(pool: unknown[], count: number, i: number): number {
  const removed = pool[i];
  for (let k = i; k < count - 1; k++) pool[k] = pool[k + 1];
  pool[count - 1] = removed;
  return count - 1;
}

/** Signed quantity held: the lots of a book all lie on one side. */
export function positionOf(book: Book): number {
  let sum = 0;
  for (let i = 0; i < book.lotCount; i++) sum += book.lots[i]!.side * book.lots[i]!.quantity;
  return sum;
}
