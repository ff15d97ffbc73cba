/** What the launch form says, as the input of a job. Pure. */
import type { Fault } from '@janus/server/backtest-api';

export interface LaunchForm {
  readonly data: string;
  readonly strategy: string;
  /** YYYY-MM-DD; empty: from the first bar, to the last. */
  readonly from: string;
  readonly to: string;
  readonly seed: string;
  /** Empty: the default, or what the text says. */
  readonly capital: string;
  readonly fee: string;
  readonly lesions: readonly string[];
  /** Id of the trained model that vision sees through; empty: its own readout. Of the brain alone. */
  readonly artefact: string;
  readonly toml: string;
  readonly folds: string;
}
export const EMPTY_FORM: LaunchForm = {
  data: '',
  strategy: 'brain',
  from: '',
  to: '',
  seed: '',
  capital: '',
  fee: '',
  lesions: [],
  artefact: '',
  toml: '',
  folds: '5',
};

const DAY = 86_400_000;
type Table = Readonly<Record<string, unknown>>;
const isTable = (x: unknown): x is Table => typeof x === 'object' && x !== null && !Array.isArray(x);

/** Epoch ms of a day's first moment or of its last; null where there is none. */
export function dayOf(text: string, end: 'from' | 'to'): number | null {
  const bare = text.trim();
  const start = Date.parse(`${bare}T00:00:00Z`);
  // 30 February would be taken for 1 March.
  if (Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== bare) return null;
  return end === 'from' ? start : start + DAY - 1;
}
/** What is written as a day and is none. */
export function dayFaults(form: Pick<LaunchForm, 'from' | 'to'>): readonly Fault[] {
  return (['from', 'to'] as const)
    .filter((end) => form[end].trim() !== '' && dayOf(form[end], end) === null)
    .map((field) => ({ field, message: `${form[field]} is not a day such as 2024-02-29`, line: null }));
}

function written(text: string): string {
  const bare = text.trim();
  return Number.isFinite(Number(bare)) ? bare : JSON.stringify(bare);
}
/** The two figures of the form as TOML, for the same check as the text. */
export function configText({ capital, fee }: Pick<LaunchForm, 'capital' | 'fee'>): string {
  const account = capital.trim() === '' ? '' : `[account]\nequity = ${written(capital)}\n`;
  return account + (fee.trim() === '' ? '' : `[venue]\ntakerBps = ${written(fee)}\n`);
}

/** Tables of both; where both say something, `over` wins. */
export function merged(base: Table, over: Table): Table {
  const out: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = out[key];
    out[key] = isTable(below) && isTable(value) ? merged(below, value) : value;
  }
  return out;
}

/** Input of both kinds of job; a seed that is no whole number is refused by the job's own check. */
export function inputOf(form: LaunchForm, config: Table): Readonly<Record<string, unknown>> {
  const { data, from, to, seed, lesions, artefact, strategy } = form;
  return {
    data,
    config,
    lesions,
    from: dayOf(from, 'from'),
    to: dayOf(to, 'to'),
    ...(artefact === '' || strategy !== 'brain' ? {} : { artefact }),
    ...(seed.trim() === '' ? {} : { seed: Number(seed) }),
  };
}
