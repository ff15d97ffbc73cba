/** Slots that the loop reads by name, gathered so that its files stay readable. */
import { SCHEMA_FEATURES as SCHEMA_FEATURE_LIST, type SchemaFeature } from '@janus/domain';

export { BEAR, BOOK, BUBBLE, BULL, CRISIS, F, PRICE, RANGING, SENTIMENT, VISION, VOLUME } from '@janus/domain';
export { clamp as clampTo } from '@janus/numerics';

/** Slot of each schema feature by name. */
export const SCHEMA_FEATURES = Object.fromEntries(SCHEMA_FEATURE_LIST.map((name, i) => [name, i])) as {
  readonly [K in SchemaFeature]: number;
};
