/**
 * UMAP beside umap-js on the same points, with the same neighbourhood and the same number of passes, fits taken in
 * turn. Before that: the own map is as trustworthy as the peer's. A fit takes seconds, so the rounds are few and each
 * is one fit; times are a point.
 */
import { fitCurve, mapQuality, umap } from '@janus/manifold';
import { rng } from '@janus/numerics';
import { UMAP } from 'umap-js';
import { requireClose, SLACK } from './harness.ts';
import type { BenchResult, Spread } from './harness.ts';

const N = 2000;
const DIM = 32;
const EPOCHS = 200;
const ROUNDS = 3;
const TARGET = 6;

/** Seven overlapping clusters. */
function points(): Float32Array {
  const random = rng(5);
  const centre = Float64Array.from({ length: 7 * DIM }, () => random.normal());
  return Float32Array.from(
    { length: N * DIM },
    (_, i) => centre[(Math.floor(i / DIM) % 7) * DIM + (i % DIM)]! + random.normal(),
  );
}

function timed(fit: () => void): number {
  const before = process.cpuUsage();
  fit();
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / N;
}

const spread = (times: number[]): Spread => {
  const sorted = times.toSorted((a, b) => a - b);
  return { min: sorted[0]!, median: sorted[sorted.length >> 1]!, max: sorted.at(-1)! };
};

export function run(): Promise<BenchResult> {
  const { a, b } = fitCurve(0.1, 1);
  requireClose('a for minDist 0.1', a, 1.577, 1e-3);
  requireClose('b for minDist 0.1', b, 0.895, 1e-3);
  const data = points();
  const rows = Array.from({ length: N }, (_, i) => [...data.subarray(i * DIM, (i + 1) * DIM)]);
  const trust = (map: Float32Array): number => mapQuality(data, N, DIM, map, rng(1), {}, [15]).at[0]!.trustworthiness!;
  let own = new Float32Array(0);
  let peer: number[][] = [];
  const ownFit = (): void => {
    own = umap(data, N, DIM, { epochs: EPOCHS }, rng(1)).embedding as Float32Array<ArrayBuffer>;
  };
  const peerFit = (): void => {
    const random = rng(1);
    peer = new UMAP({ nNeighbors: 15, minDist: 0.1, nEpochs: EPOCHS, random: () => random.next() }).fit(rows);
  };
  const ownTimes: number[] = [];
  const peerTimes: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ownTimes.push(timed(ownFit));
    peerTimes.push(timed(peerFit));
  }
  const ownTrust = trust(own);
  const peerTrust = trust(Float32Array.from(peer.flat()));
  if (!(ownTrust >= peerTrust - 0.02))
    throw new Error(`trustworthiness ${ownTrust} where the peer has ${peerTrust}: more than 0.02 below`);
  const ratio = spread(peerTimes.map((time, i) => time / ownTimes[i]!)).median;
  return Promise.resolve({
    name: 'umap',
    correctness: `trustworthiness at 15 neighbours ${ownTrust.toFixed(4)}, the peer's ${peerTrust.toFixed(4)}`,
    rows: [
      {
        name: `fit of ${N} × ${DIM}, 15 neighbours, ${EPOCHS} passes, a point, beside umap-js 1.4.0`,
        own: spread(ownTimes),
        peer: spread(peerTimes),
        unit: 'ns',
        ratio,
        target: `≥ ${TARGET}×`,
        pass: ratio * SLACK >= TARGET,
      },
    ],
  });
}
