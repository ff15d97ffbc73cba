/**
 * Volume-weighted average price and the volume-weighted σ around it, of the typical price (high + low + close)/3.
 * Two forms: of the session so far, which for a market that never closes is the UTC day; and of the last n bars, for
 * bars of a day and longer, where a session has one bar. A bar without volume (NaN) adds nothing and gets NaN; with no
 * volume at all yet, both numbers are NaN: nothing traded, so there is no such price.
 */

/** The price that stands for a bar. */
export function typicalPrice(high: number, low: number, close: number): number {
  return (high + low + close) / 3;
}

export interface SessionVwap {
  /** Number of the session that the sums belong to. */
  session: number;
  volume: number;
  mean: number;
  /** Σ volume·(price − mean)² */
  squares: number;
  /** NaN where not known. */
  value: number;
  deviation: number;
}

export function initSessionVwap(): SessionVwap {
  return { session: Number.NaN, volume: 0, mean: 0, squares: 0, value: Number.NaN, deviation: Number.NaN };
}

/** Takes a bar in; a new session number starts afresh. `volume` ≥ 0 or NaN. */
export function stepSessionVwap(s: SessionVwap, session: number, price: number, volume: number): void {
  if (session !== s.session) {
    s.session = session;
    s.volume = 0;
    s.mean = 0;
    s.squares = 0;
  }
  if (volume > 0) {
    s.volume += volume;
    const d = price - s.mean;
    // In this order the first bar's mean is its price exactly.
    s.mean += d * (volume / s.volume);
    s.squares += volume * d * (price - s.mean);
  }
  const known = s.volume > 0 && volume >= 0;
  s.value = known ? s.mean : Number.NaN;
  s.deviation = known ? Math.sqrt(s.squares / s.volume) : Number.NaN;
}

export interface RollingVwap {
  readonly size: number;
  /** This block's bars over those of the block before, and sums of the last block from slot i to its end. [size] */
  readonly prices: Float64Array;
  readonly volumes: Float64Array;
  readonly tailVolume: Float64Array;
  readonly tailMean: Float64Array;
  readonly tailSquares: Float64Array;
  headVolume: number;
  headMean: number;
  headSquares: number;
  next: number;
  /** Bars in the window, at most `size`. */
  count: number;
  value: number;
  deviation: number;
}

/** @throws RangeError unless size is a whole number of at least 1 */
export function initRollingVwap(size: number): RollingVwap {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`window ${size} is not a whole number of at least 1`);
  return {
    size,
    prices: new Float64Array(size),
    volumes: new Float64Array(size),
    tailVolume: new Float64Array(size),
    tailMean: new Float64Array(size),
    tailSquares: new Float64Array(size),
    headVolume: 0,
    headMean: 0,
    headSquares: 0,
    next: 0,
    count: 0,
    value: Number.NaN,
    deviation: Number.NaN,
  };
}

/** The block is full: every tail of it, from the back. */
function takeTails(s: RollingVwap): void {
  let volume = 0;
  let mean = 0;
  let squares = 0;
  for (let i = s.size - 1; i >= 0; i--) {
    const v = s.volumes[i]!;
    if (v > 0) {
      volume += v;
      const d = s.prices[i]! - mean;
      mean += d * (v / volume);
      squares += v * d * (s.prices[i]! - mean);
    }
    s.tailVolume[i] = volume;
    s.tailMean[i] = mean;
    s.tailSquares[i] = squares;
  }
}

/** Takes a bar in; until the window is full it is what there is. `volume` ≥ 0 or NaN. */
export function stepRollingVwap(s: RollingVwap, price: number, volume: number): void {
  const { size } = s;
  const at = s.next;
  if (at === 0) {
    s.headVolume = 0;
    s.headMean = 0;
    s.headSquares = 0;
  }
  s.prices[at] = price;
  s.volumes[at] = volume;
  if (volume > 0) {
    s.headVolume += volume;
    const d = price - s.headMean;
    s.headMean += d * (volume / s.headVolume);
    s.headSquares += volume * d * (price - s.headMean);
  }
  if (s.count < size) s.count++;
  let weight = s.headVolume;
  let mean = s.headMean;
  let squares = s.headSquares;
  const head = at + 1;
  s.next = head;
  if (head === size) {
    takeTails(s);
    s.next = 0;
  } else if (s.count === size && s.tailVolume[head]! > 0) {
    const tail = s.tailVolume[head]!;
    const d = s.tailMean[head]! - mean;
    squares += s.tailSquares[head]! + (d * d * weight * tail) / (weight + tail);
    mean += d * (tail / (weight + tail));
    weight += tail;
  }
  const known = weight > 0 && volume >= 0;
  s.value = known ? mean : Number.NaN;
  s.deviation = known ? Math.sqrt(squares / weight) : Number.NaN;
}
