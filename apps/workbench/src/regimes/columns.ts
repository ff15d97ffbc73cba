/** The columns of a labelled data set, fetched whole and kept small: labels as bytes, shares as float32. */
import { REGIMES } from '@janus/domain';
import { split } from '../data/columns.ts';

const VALUES = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;
const LABELS = ['regime', 'hmm', 'statistical', 'technical', 'truth'] as const;
const SHARES = ['confidence', 'agreement', ...REGIMES.map((name) => `posterior.${name}` as const)] as const;

export interface Track extends Readonly<Record<(typeof VALUES)[number], Float64Array>> {
  /** Index into REGIMES, −1 where there is none. */
  readonly regime: Int8Array;
  readonly hmm: Int8Array;
  readonly statistical: Int8Array;
  readonly technical: Int8Array;
  readonly truth: Int8Array;
  /** [0, 1]; NaN while warming up. */
  readonly confidence: Float32Array;
  readonly agreement: Float32Array;
  /** One column a regime, in the order of REGIMES. */
  readonly posterior: readonly Float32Array[];
}

async function columns<K extends string>(id: string, names: readonly K[]) {
  const response = await fetch(`/api/regimes/${encodeURIComponent(id)}/track?fields=${names.join(',')}`);
  if (!response.ok)
    throw new Error(`labels of ${id}: status ${response.status}, ${(await response.text()).slice(0, 200)}`);
  return split(await response.arrayBuffer(), names);
}

/** @throws Error where the server does not answer with the columns */
export async function fetchTrack(id: string): Promise<Track> {
  const values = await columns(id, VALUES);
  const labels = await columns(id, LABELS);
  const shares = await columns(id, SHARES);
  const bytes = Object.fromEntries(LABELS.map((name) => [name, Int8Array.from(labels[name])]));
  return {
    ...values,
    ...(bytes as Record<(typeof LABELS)[number], Int8Array>),
    confidence: Float32Array.from(shares.confidence),
    agreement: Float32Array.from(shares.agreement),
    posterior: REGIMES.map((name) => Float32Array.from(shares[`posterior.${name}`])),
  };
}
