/** The words and figures of a lesion. Pure. */
import { LESIONS } from '@janus/domain';
import { fixed, NO_VALUE, signedPercent } from '@janus/views';
import { REGION_WORDS } from '../../market/brain/regions.ts';
import type { Change, Report, Result } from './lesion-store.ts';

const TIERS: Readonly<Record<string, string>> = {
  episodes: 'Episodes of the hippocampus',
  schemas: 'Schemas of the cortex',
};
const KINDS: Readonly<Record<string, string>> = { region: 'region', rule: 'rule', tier: 'memory' };

const capital = (key: string): string => {
  const text = key.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** As it stands in lists; the key itself where it is not known here. */
export function lesionName(key: string): string {
  const lesion = LESIONS.find((l) => l.key === key);
  if (!lesion) return key;
  if (lesion.kind === 'region') return REGION_WORDS[lesion.name]?.name ?? lesion.name;
  return lesion.kind === 'tier' ? (TIERS[lesion.name] ?? lesion.name) : capital(lesion.name);
}
export const kindName = (kind: string): string => KINDS[kind] ?? kind;
export const isLesionKey = (key: string): boolean => LESIONS.some((l) => l.key === key);

export const changedOf = (r: Pick<Result, 'directionChanged' | 'vetoChanged' | 'sizeChanged'>): number =>
  r.directionChanged + r.vetoChanged + r.sizeChanged;

interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
/** '−1.13 [−5.44, +3.49]', per cent. */
export const intervalText = (interval: Interval | null): string =>
  interval === null
    ? 'N/A'
    : `${signedPercent(interval.value)} [${signedPercent(interval.low)}, ${signedPercent(interval.high)}]`;

/** True where the interval does not hold 0. */
export const isClear = (interval: Interval | null): boolean =>
  interval !== null && (interval.low > 0 || interval.high < 0);

/** '▲ buy 1.25', '× veto at amygdala: …', '– hold'. */
export function decidedText({ action, reason, stage, quantity }: Change['intact'], wanted: boolean): string {
  if (action !== 'hold') return `${action === 'buy' ? '▲' : '▼'} ${action} ${fixed(quantity, quantity < 10 ? 4 : 1)}`;
  return wanted ? `× ${reason.replaceAll('-', ' ')}, ${stage}` : `– ${reason.replaceAll('-', ' ')}`;
}

/** Reasons with which nothing was asked for: a hold and no veto. */
const QUIET = new Set(['no-signal', 'strategies-gated', 'features-warming-up', 'regime-warming-up']);
export const wasRefused = ({ action, reason }: Change['intact']): boolean =>
  action === 'hold' && reason !== 'approved' && !QUIET.has(reason);

/** What the account came to, of the whole brain. */
export function intactText({ intact }: Pick<Report, 'intact'>): string {
  const { totalReturn, maxDrawdown, sharpe } = intact.metrics;
  return `return ${signedPercent(totalReturn)} %, Sharpe ${sharpe === null ? NO_VALUE : fixed(sharpe, 2)}, drawdown ${fixed(100 * maxDrawdown, 2)} %, ${fixed(intact.trades)} trades`;
}
