/**
 * Which modality reaches which region: the table of the relay nuclei. A region that asks for evidence gets its own
 * modalities and 0 for the others, so that what it learns from cannot widen by accident.
 */
import { BASAL_GANGLIA, BOOK, HIPPOCAMPUS, MODALITIES, PRICE, REGIONS, SENTIMENT, VISION, VOLUME } from '@janus/domain';

/**
 * Rows are regions, each with the modalities that it hears. The basal ganglia weigh everything against everything.
 * Episodes are kept of what every market has, so that one with a book can be compared with one without. The other
 * regions hear no evidence: they read features, or the account.
 */
export const ROUTES: readonly { readonly region: number; readonly modalities: readonly number[] }[] = [
  { region: BASAL_GANGLIA, modalities: [PRICE, VOLUME, VISION, BOOK, SENTIMENT] },
  { region: HIPPOCAMPUS, modalities: [PRICE, VOLUME, VISION] },
];

/** [REGIONS × MODALITIES], 1 where the modality reaches the region. */
const TABLE = new Uint8Array(REGIONS.length * MODALITIES.length);
for (const { region, modalities } of ROUTES) for (const m of modalities) TABLE[region * MODALITIES.length + m] = 1;

/** True where modality m reaches the region (indices of MODALITIES, REGIONS). */
export const reaches = (region: number, modality: number): boolean =>
  TABLE[region * MODALITIES.length + modality] === 1;

/** Copies `evidence` [5] to `out` [5], 0 where the modality does not reach the region. */
export function route(evidence: Float64Array, region: number, out: Float64Array): void {
  const row = region * MODALITIES.length;
  for (let m = 0; m < out.length; m++) out[m] = TABLE[row + m] === 1 ? evidence[m]! : 0;
}
