/**
 * How JANUS measures: own code and peer take turns in one process, in CPU time, over rounds of equal work, and what
 * counts is their ratio; a machine under other load slows both alike. A benchmark asserts that both are right before
 * it times either. A gate is the target with a slack of 1.5, because the ratio still moves by that much.
 */

/** Nanoseconds an operation. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}
export interface BenchRow {
  readonly name: string;
  readonly own: Spread;
  readonly peer: Spread | null;
  readonly unit: 'ns';
  /** Median over the rounds of peer over own, so that a machine that slows down half-way slows both; null without. */
  readonly ratio: number | null;
  /** In words, e.g. '≥ 14×' or '≤ 400 ns'. */
  readonly target: string;
  /** Within the target, slack included. */
  readonly pass: boolean;
}
export interface BenchResult {
  readonly name: string;
  readonly rows: BenchRow[];
  /** What was asserted before the clock was started. */
  readonly correctness: string;
}

export const SLACK = 1.5;

/** Does `count` operations; what it returns is kept so that the work cannot be optimised away. */
export type Work = (count: number) => number;

export interface Contest {
  readonly name: string;
  readonly own: Work;
  readonly peer?: Work;
  /** Peer time over own time, at least; needs a peer. */
  readonly ratio?: number;
  /** Own time, ns an operation, at most. */
  readonly nanoseconds?: number;
  readonly rounds?: number;
}

let kept = 0;

/** CPU nanoseconds an operation. */
function timed(work: Work, count: number): number {
  const before = process.cpuUsage();
  kept += work(count);
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / count;
}

/** How many operations take about 30 ms once warm. */
function calibrate(work: Work): number {
  let count = 64;
  for (;;) {
    const spent = timed(work, count) * count;
    if (spent > 3e7) return count;
    count = Math.ceil(spent > 3e5 ? (count * 3.6e7) / spent : count * 8);
  }
}

function spread(times: number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  return { min: sorted[0]!, median: sorted[sorted.length >> 1]!, max: sorted.at(-1)! };
}

/** Runs own and peer in turn. @throws Error where a target has nothing to be measured against */
export function contest(c: Contest): BenchRow {
  if (c.ratio !== undefined && !c.peer) throw new Error(`${c.name}: a ratio needs a peer`);
  if (c.ratio === undefined && c.nanoseconds === undefined) throw new Error(`${c.name}: no target`);
  const rounds = c.rounds ?? 21;
  const ownCount = calibrate(c.own);
  const peerCount = c.peer ? calibrate(c.peer) : 0;
  const ownTimes: number[] = [];
  const peerTimes: number[] = [];
  for (let i = 0; i < rounds; i++) {
    ownTimes.push(timed(c.own, ownCount));
    if (c.peer) peerTimes.push(timed(c.peer, peerCount));
  }
  if (Number.isNaN(kept)) throw new Error(`${c.name}: the work returned NaN`);
  const own = spread(ownTimes);
  const peer = c.peer ? spread(peerTimes) : null;
  const ratio = peer ? spread(peerTimes.map((time, i) => time / ownTimes[i]!)).median : null;
  const fast = c.ratio === undefined || (ratio !== null && ratio * SLACK >= c.ratio);
  const short = c.nanoseconds === undefined || own.median <= c.nanoseconds * SLACK;
  const target = [
    ...(c.ratio === undefined ? [] : [`≥ ${c.ratio}×`]),
    ...(c.nanoseconds === undefined ? [] : [`≤ ${c.nanoseconds} ns`]),
  ].join(', ');
  return { name: c.name, own, peer, unit: 'ns', ratio, target, pass: fast && short };
}

export interface TurnsContest {
  readonly name: string;
  /** One operation; it may be a promise. */
  readonly own: () => unknown;
  readonly peer: () => unknown;
  /** Peer time over own time, at least. */
  readonly ratio: number;
  /** Operations a round: about 20 ms. */
  readonly ownCount: number;
  readonly peerCount: number;
}

/** The same for operations that must be awaited. CPU time of all threads. */
export async function contestInTurns(c: TurnsContest): Promise<BenchRow> {
  const timedTurn = async (work: () => unknown, count: number): Promise<number> => {
    const before = process.cpuUsage();
    for (let i = 0; i < count; i++) await work();
    const { user, system } = process.cpuUsage(before);
    return ((user + system) * 1000) / count;
  };
  const rounds = 21;
  const warmUp = 5;
  const ownTimes: number[] = [];
  const peerTimes: number[] = [];
  for (let i = -warmUp; i < rounds; i++) {
    const [own, peer] = [await timedTurn(c.own, c.ownCount), await timedTurn(c.peer, c.peerCount)];
    if (i < 0) continue;
    ownTimes.push(own);
    peerTimes.push(peer);
  }
  const ratio = spread(peerTimes.map((time, i) => time / ownTimes[i]!)).median;
  return {
    name: c.name,
    own: spread(ownTimes),
    peer: spread(peerTimes),
    unit: 'ns',
    ratio,
    target: `≥ ${c.ratio}×`,
    pass: ratio * SLACK >= c.ratio,
  };
}

/** @throws Error naming what differs, unless |got − want| ≤ tolerance·max(1, |want|) */
export function requireClose(what: string, got: number, want: number, tolerance: number): void {
  if (!(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want))))
    throw new Error(`${what}: ${got} where ${want} was expected (tolerance ${tolerance})`);
}
