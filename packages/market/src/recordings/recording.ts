/**
 * A recorded book, rebuilt message by message. Deltas that come before the snapshot are kept, because a snapshot asked
 * for may be older than updates that have already arrived; those that it holds already are passed over. A missing
 * update is a gap: it is told, the book is empty from there on, and is rebuilt from the next snapshot.
 */
import { badInput, orderBook, type OrderBook } from '@janus/domain';
import { clearSide, newSide, setLevel, topLevels } from './levels.ts';
import { readMessage, recogniseRecording, type Message, type RecordingFormat } from './message.ts';

type Delta = Extract<Message, { kind: 'delta' }>;
type Snapshot = Extract<Message, { kind: 'snapshot' }>;

/** What a message came to. */
export type RecordedEvent =
  | { readonly kind: 'book'; readonly time: number }
  | Extract<Message, { kind: 'trade' | 'quote' }>
  /** An update is missing between two ids. */
  | { readonly kind: 'gap'; readonly time: number; readonly after: number; readonly before: number }
  /** Best bid not below best ask after an update: the recording contradicts itself. */
  | { readonly kind: 'crossed'; readonly time: number; readonly bid: number; readonly ask: number };

/** Deltas kept while there is no snapshot: beyond this many the oldest are let go. */
const KEPT = 10_000;

export function initRecording(format: RecordingFormat) {
  return {
    format,
    bids: newSide(-1),
    asks: newSide(1),
    /** Id of the last update in the book, NaN without ids; true once a snapshot was read and until a gap. */
    last: Number.NaN,
    ready: false,
    waiting: [] as Delta[],
    /** True until the first delta after a snapshot. */
    fresh: false,
    lines: 0,
    /** Deltas that the snapshot held already, and removals of levels that were not there. */
    passedOver: 0,
    unknownRemovals: 0,
  };
}
export type Recording = ReturnType<typeof initRecording>;

function apply(r: Recording, m: Delta | Snapshot): void {
  for (const [price, size] of m.bids) if (!setLevel(r.bids, price, size)) r.unknownRemovals++;
  for (const [price, size] of m.asks) if (!setLevel(r.asks, price, size)) r.unknownRemovals++;
  r.last = m.last;
}

/** Whether this delta may follow what the book holds. */
function follows(r: Recording, m: Delta): boolean {
  if (Number.isNaN(m.last) || Number.isNaN(r.last)) return true;
  // The first one after a snapshot need only reach over it; later ones join without a seam.
  if (r.fresh) return m.first <= r.last + 1 || m.previous <= r.last;
  return Number.isNaN(m.previous) ? m.first === r.last + 1 : m.previous === r.last;
}

function take(r: Recording, m: Delta): RecordedEvent | null {
  if (r.fresh && m.last <= r.last) {
    r.passedOver++;
    return null;
  }
  if (!follows(r, m)) {
    const after = r.last;
    r.ready = false;
    clearSide(r.bids);
    clearSide(r.asks);
    r.waiting.push(m);
    return { kind: 'gap', time: m.time, after, before: m.first };
  }
  r.fresh = false;
  apply(r, m);
  return standing(r, m.time);
}

/** The book as it stands after an update, or that it cannot stand so. */
function standing(r: Recording, time: number): RecordedEvent {
  const bid = r.bids.prices[0];
  const ask = r.asks.prices[0];
  return bid !== undefined && ask !== undefined && bid >= ask
    ? { kind: 'crossed', time, bid, ask }
    : { kind: 'book', time };
}

function restart(r: Recording, m: Snapshot): RecordedEvent {
  clearSide(r.bids);
  clearSide(r.asks);
  apply(r, m);
  r.ready = true;
  r.fresh = true;
  let out = standing(r, m.time);
  const waiting = r.waiting.splice(0);
  for (const delta of waiting) {
    if (!r.ready) {
      r.waiting.push(delta);
      continue;
    }
    out = take(r, delta) ?? out;
  }
  return out;
}

/**
 * One line in. @returns what it came to, or null for one that changes nothing (kept for a snapshot, or passed over)
 * @throws JanusError bad-input naming the line and the value
 */
export function pushLine(r: Recording, text: string): RecordedEvent | null {
  r.lines++;
  const message = readMessage(r.format, text, r.lines);
  switch (message.kind) {
    case 'trade':
    case 'quote':
      return message;
    case 'snapshot':
      return restart(r, message);
    case 'delta': {
      if (r.ready) return take(r, message);
      r.waiting.push(message);
      if (r.waiting.length > KEPT) r.waiting.shift();
      return null;
    }
  }
}

/** The best `levels` a side. @throws RangeError where the book is crossed */
export const bookOf = (r: Recording, levels: number): OrderBook =>
  orderBook(topLevels(r.bids, levels), topLevels(r.asks, levels));

/**
 * Every line of a recording, as it is read; blank lines are passed over. The book stands in `recording` between events.
 * @throws JanusError bad-input for a recording of no format known, or an empty one
 */
export async function* readRecording(
  lines: AsyncIterable<string>,
): AsyncGenerator<{ readonly recording: Recording; readonly event: RecordedEvent }> {
  let recording: Recording | null = null;
  for await (const text of lines) {
    if (text.trim() === '') continue;
    recording ??= initRecording(recogniseRecording(text));
    const event = pushLine(recording, text);
    if (event !== null) yield { recording, event };
  }
  if (recording === null) throw badInput('the recording is empty');
}
