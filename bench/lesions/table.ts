/** Lesion results as Markdown: counts and results, then the same by regime and by window. Numbers as found. */
import type { IntactResult, LesionResult, Stretch } from '@janus/backtest';
import { REGIMES } from '@janus/domain';

const MINUS = '−';
/** With a real minus, and no sign on what rounds to nothing. */
const tidy = (text: string): string => (/[1-9]/.test(text) ? text.replaceAll('-', MINUS) : text.replace('-', ''));
const percent = (x: number): string => tidy((100 * x).toFixed(2));
const signed = (x: number): string => (/[1-9]/.test(percent(x)) && x > 0 ? '+' : '') + percent(x);
const ratio = (x: number | null): string => (x === null ? 'N/A' : tidy(x.toFixed(2)));
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
/** The first column is text, the others are figures. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n');

export const intervalText = (
  interval: { readonly value: number; readonly low: number; readonly high: number } | null,
): string =>
  interval === null ? 'N/A' : `${signed(interval.value)} [${signed(interval.low)}, ${signed(interval.high)}]`;

const day = (time: number): string => new Date(time).toISOString().slice(0, 16).replace('T', ' ');
const changed = (r: { directionChanged: number; vetoChanged: number; sizeChanged: number }): number =>
  r.directionChanged + r.vetoChanged + r.sizeChanged;

const EMPTY: readonly string[] = Array.from({ length: 5 }, () => '');

/** What changed, and the keys of what changed nothing. */
export function mainTable(intact: IntactResult, lesions: readonly LesionResult[]): string {
  const head = [
    'without',
    'direction',
    'veto',
    'size',
    'same footing',
    'first, UTC',
    'trades',
    'return %',
    'Sharpe',
    'drawdown %',
    'equity, % of that with it [95 %]',
    'p',
    'Sharpe, difference [95 %]',
    'drawdown, difference [95 %]',
  ];
  const { metrics } = intact;
  const still = lesions.filter((r) => r.parting === null).map((r) => r.key);
  const moved = lesions.filter((r) => r.parting !== null);
  const rows = moved.map((r) => [
    r.key,
    String(r.directionChanged),
    String(r.vetoChanged),
    String(r.sizeChanged),
    String(r.sameFooting),
    r.first === null ? 'none' : day(r.first.time),
    String(r.trades),
    percent(r.metrics.totalReturn),
    ratio(r.metrics.sharpe),
    percent(r.metrics.maxDrawdown),
    intervalText(r.difference?.equity ?? null),
    r.difference === null ? 'N/A' : r.difference.pValue.toFixed(3),
    r.difference?.sharpe
      ? `${ratio(r.difference.sharpe.value)} [${ratio(r.difference.sharpe.low)}, ${ratio(r.difference.sharpe.high)}]`
      : 'N/A',
    intervalText(r.difference?.drawdown ?? null),
  ]);
  const whole = [
    '**(everything on)**',
    ...EMPTY.slice(0, 5),
    String(intact.trades),
    percent(metrics.totalReturn),
    ratio(metrics.sharpe),
    percent(metrics.maxDrawdown),
    ...EMPTY.slice(0, 4),
  ];
  const same = still.length === 0 ? [] : ['', `Nothing at all changed without ${still.join(', ')}.`];
  return [table(head, [whole, ...rows]), ...same].join('\n');
}

const cell = (s: Stretch | undefined): string =>
  s === undefined ? '' : `${changed(s)}; ${intervalText(s.difference)}`;

/** Changed decisions and difference of equity in each regime; what changed nothing anywhere is left out. */
export function regimeTable(lesions: readonly LesionResult[]): string {
  const there = REGIMES.filter((name) => lesions.some((r) => r.perRegime.some((s) => s.name === name)));
  const bars = there.map((name) => lesions[0]!.perRegime.find((s) => s.name === name)!.bars);
  return table(
    ['without', ...there.map((name, i) => `${name} (${bars[i]} bars)`)],
    lesions
      .filter((r) => changed(r) > 0)
      .map((r) => [r.key, ...there.map((name) => cell(r.perRegime.find((s) => s.name === name)))]),
  );
}

export function windowTable(name: string, lesions: readonly LesionResult[]): string {
  const rows = lesions.flatMap((r) => {
    const s = r.windows.find((w) => w.name === name);
    if (!s) return [];
    return [
      [
        r.key,
        String(s.directionChanged),
        String(s.vetoChanged),
        String(s.sizeChanged),
        String(s.sameFooting),
        signed(s.intactReturn),
        signed(s.totalReturn),
        intervalText(s.difference),
      ],
    ];
  });
  return table(
    ['without', 'direction', 'veto', 'size', 'same footing', 'return with %', 'without %', 'equity % [95 %]'],
    rows.filter((r) => r.slice(1, 4).some((count) => count !== '0') || r[5] !== r[6]),
  );
}
