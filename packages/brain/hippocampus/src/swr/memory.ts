/**
 * The night's view of the experiences: the columns that replay needs, which experience came before which, where nothing
 * follows, and what a usual reward is. Made once a night from the rows; they are checked here and trusted afterwards.
 */
import {
  ACTIONS,
  badInput,
  EPISODE_STATE,
  EXPERIENCE_FIELDS,
  EXPERIENCE_NEXT,
  EXPERIENCE_STATE,
  EXPERIENCE_WIDTH,
  experienceSlot,
  REGIMES,
} from '@janus/domain';
import { standardise, type OpenEncoder } from './encoder.ts';
import { BASIS, type Transitions } from './value-net.ts';

export interface NightMemory extends Transitions {
  readonly n: number;
  /** [n, EXPERIENCE_WIDTH], as they came. */
  readonly rows: Float64Array;
  readonly regime: Int8Array;
  /** Fractions of equity. */
  readonly reward: Float64Array;
  /** Experience before and after in the life of the same symbol, −1 none. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** Standard deviation of the rewards that are not 0; 0 where all are. */
  readonly usualReward: number;
}

const SLOT = {
  time: experienceSlot('time'),
  symbol: experienceSlot('symbol'),
  action: experienceSlot('action'),
  regime: experienceSlot('regime'),
  reward: experienceSlot('reward'),
};
/** Fields that may be NaN: what was unknown at the time. */
const MAY_MISS: ReadonlySet<number> = new Set(['volatility', 'spread', 'volume'].map(experienceSlot));

/** @throws JanusError bad-input naming row, field and value */
export function checkRows(rows: Float64Array): void {
  if (rows.length % EXPERIENCE_WIDTH !== 0)
    throw badInput(`${rows.length} numbers are not rows of ${EXPERIENCE_WIDTH}: the experiences are cut off`);
  for (let at = 0; at < rows.length; at += EXPERIENCE_WIDTH) {
    const refuse = (slot: number, why: string): never => {
      throw badInput(
        `experience ${at / EXPERIENCE_WIDTH}: ${EXPERIENCE_FIELDS[slot]} ${rows[at + slot]} ${why}. Run the day again`,
      );
    };
    for (let f = 0; f < EXPERIENCE_WIDTH; f++)
      if (!Number.isFinite(rows[at + f]!) && !MAY_MISS.has(f)) refuse(f, 'is not a finite number');
    const action = rows[at + SLOT.action]!;
    const regime = rows[at + SLOT.regime]!;
    if (!(Number.isInteger(action) && action >= 0 && action < ACTIONS.length)) refuse(SLOT.action, 'is no action');
    if (!(Number.isInteger(regime) && regime >= -1 && regime < REGIMES.length)) refuse(SLOT.regime, 'is no regime');
  }
}

/**
 * before, after: the chain of each symbol, in the order of the rows; a row that is not later than the one before it
 * begins a chain of its own, as where another run's experiences follow.
 */
function link(rows: Float64Array, before: Int32Array, after: Int32Array): void {
  const newest = new Map<number, number>();
  for (let i = 0; i < before.length; i++) {
    const at = i * EXPERIENCE_WIDTH;
    const symbol = rows[at + SLOT.symbol]!;
    const j = newest.get(symbol);
    if (j !== undefined && rows[at + SLOT.time]! > rows[j * EXPERIENCE_WIDTH + SLOT.time]!) {
      before[i] = j;
      after[j] = i;
    }
    newest.set(symbol, i);
  }
}

/** √(Σ(r − r̄)²/m) over the rewards that are not 0; 0 without any. */
export function usualReward(rewards: Float64Array): number {
  let count = 0;
  let mean = 0;
  let square = 0;
  for (const r of rewards) {
    if (r === 0) continue;
    const d = r - mean;
    mean += d / ++count;
    square += d * (r - mean);
  }
  return count > 0 ? Math.sqrt(square / count) : 0;
}

/** @throws JanusError bad-input for rows that are not experiences */
export function nightMemory(rows: Float64Array, encoder: OpenEncoder): NightMemory {
  checkRows(rows);
  const n = rows.length / EXPERIENCE_WIDTH;
  const column = (slot: number) => Float64Array.from({ length: n }, (_, i) => rows[i * EXPERIENCE_WIDTH + slot]!);
  const basisAt = (slot: number): Float64Array => {
    const basis = new Float64Array(n * BASIS);
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < EPISODE_STATE; k++)
        basis[i * BASIS + k] = standardise(encoder, k, rows[i * EXPERIENCE_WIDTH + slot + k]!);
      basis[i * BASIS + EPISODE_STATE] = 1;
    }
    return basis;
  };
  const before = new Int32Array(n).fill(-1);
  const after = new Int32Array(n).fill(-1);
  link(rows, before, after);
  const reward = column(SLOT.reward);
  const usual = usualReward(reward);
  return {
    n,
    rows,
    basis: basisAt(EXPERIENCE_STATE),
    nextBasis: basisAt(EXPERIENCE_NEXT),
    action: Uint8Array.from(column(SLOT.action)),
    regime: Int8Array.from(column(SLOT.regime)),
    reward,
    scaledReward: usual > 0 ? reward.map((r) => r / usual) : new Float64Array(n),
    done: Uint8Array.from(after, (next) => (next < 0 ? 1 : 0)),
    before,
    after,
    usualReward: usual,
  };
}
