/**
 * A backtest as one HTML file: every figure, both curves, what is against it, and where it came from. No script and
 * no reference to anything outside of the file; it opens from disk and prints.
 */
import { FILL_KINDS, STRATEGIES } from '@janus/domain';
import { fixed, isoDay, clockSeconds, NO_VALUE, priceDigits, signed, signedPercent } from '@janus/views';
import type { Backtest } from './api.ts';
import { pointsOf, type Curves } from './curves.ts';
import { METRICS, metricText } from './metrics.ts';
import type { RunTables } from './read.ts';
import { REPORT_STYLE } from './report-style.ts';
import { statisticsOf } from './statistics.ts';
import { escaped, svgChart } from './svg.ts';

const POINTS = 1600;
/** Trades that are listed; the export has all. */
const MOST_TRADES = 500;

const cells = (tag: 'td' | 'th', texts: readonly string[]): string =>
  texts.map((t) => `<${tag}>${t}</${tag}>`).join('');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${cells('th', head)}</tr></thead><tbody>${rows.map((r) => `<tr>${cells('td', r)}</tr>`).join('')}</tbody></table>`;

function charts(curves: Curves): string {
  const at = pointsOf(curves, POINTS);
  const pick = (values: Float64Array): Float64Array => Float64Array.from(at, (i) => values[i]!);
  const time = pick(curves.time);
  const own = { label: 'this run', className: 'own' };
  const hold = { label: 'buy and hold', className: 'hold' };
  return [
    svgChart({
      title: 'Equity',
      unit: 'quote units',
      time,
      lines: [
        { ...hold, values: pick(curves.baseline) },
        { ...own, values: pick(curves.equity) },
      ],
    }),
    svgChart({
      title: 'Drawdown',
      unit: '%',
      time,
      hanging: true,
      lines: [
        { ...hold, values: pick(curves.baselineDrawdown) },
        { ...own, values: pick(curves.drawdown) },
      ],
    }),
  ].join('');
}

const metricRows = (run: Backtest): string[][] =>
  METRICS.map((m) => {
    const unit = m.unit === '' ? '' : `, ${m.unit}`;
    return [`${m.label}${unit}`, metricText(m, run.metrics[m.key]), metricText(m, run.baseline[m.key])];
  });

const regimeRows = (run: Backtest): string[][] =>
  Object.entries(run.summary.perRegime).map(([name, m]) => [
    name,
    fixed(m['bars'] ?? Number.NaN),
    m['totalReturn'] == null ? NO_VALUE : signedPercent(m['totalReturn']),
    m['sharpe'] == null ? NO_VALUE : fixed(m['sharpe'], 2),
    fixed(m['trades'] ?? Number.NaN),
    m['profit'] == null ? NO_VALUE : signed(m['profit'], 0),
  ]);

function luck({ assessment }: Backtest): string {
  if (!assessment) return '<p>Not assessed: run it again, and the statistics are computed with it.</p>';
  const rows = statisticsOf(assessment.overfitting).map((s) => [
    escaped(s.label),
    s.value === null ? 'N/A' : escaped(s.value),
    `${escaped(s.meaning)} <span class="dim">${escaped(s.detail)}.</span>`,
  ]);
  return (
    `<p>${fixed(assessment.overfitting.trials)} configurations were tried on these bars when this was computed. The more trials, the less a good one says.</p>` +
    table(['statistic', 'value', 'what it says'], rows).replaceAll(/<td>(?=[^<]* <span)/g, '<td class="words">')
  );
}

function tradeTable({ trades }: RunTables): string {
  const list = trades.trades.slice(0, MOST_TRADES);
  if (list.length === 0) return '<p>No trade was closed.</p>';
  const price = (x: number): string => fixed(x, priceDigits(x));
  const rows = list.map((t) => [
    `${isoDay(t.entryTime)} ${clockSeconds(t.entryTime)}`,
    `${isoDay(t.exitTime)} ${clockSeconds(t.exitTime)}`,
    STRATEGIES[t.strategy] ?? 'none',
    t.side > 0 ? 'long' : 'short',
    price(t.entryPrice),
    price(t.exitPrice),
    FILL_KINDS[t.exitKind] ?? '',
    signedPercent(t.returnFraction),
    signed(t.pnl, 2),
  ]);
  const rest = trades.trades.length - list.length;
  return (
    table(
      ['entry, UTC', 'exit, UTC', 'strategy', 'side', 'entry price', 'exit price', 'ended by', 'return, %', 'profit'],
      rows,
    ) + (rest > 0 ? `<p class="dim">and ${fixed(rest)} more: the export of trades has all.</p>` : '')
  );
}

function provenance(run: Backtest): string {
  const { provenance: p, auditHash, events } = run.summary;
  const rows: [string, string][] = [
    ['run', p.runId],
    ['data set', `${run.name}, ${run.symbol}`],
    ['data hash', p.dataHash],
    ['configuration hash', p.configHash],
    ['seed', String(p.seed)],
    ['version', p.version],
    ['kernels', p.backend],
    ['events', fixed(events)],
    ['hash of the decisions', auditHash],
    ['regions switched off', run.lesions.length === 0 ? 'none' : run.lesions.join(', ')],
  ];
  return `<table><tbody>${rows.map(([k, v]) => `<tr><td>${k}</td><td class="words"><code>${escaped(v)}</code></td></tr>`).join('')}</tbody></table>`;
}

export function reportHtml(run: Backtest, tables: RunTables): string {
  const title = `${run.strategy} on ${run.symbol}, ${isoDay(run.from)} to ${isoDay(run.to)}`;
  const { warnings } = run.summary;
  const simulated = run.simulatedData
    ? 'Simulated data, simulated fills: the market itself was generated.'
    : 'Simulated fills on recorded bars: no order was sent anywhere. Past results say little about the future.';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title><style>${REPORT_STYLE}</style></head><body>
<h1>${escaped(title)}</h1>
<p><span class="badge">SIMULATED</span> ${simulated}</p>
<p class="dim">${fixed(run.bars)} bars; run ${run.runId}; computed ${isoDay(run.createdAt)} ${clockSeconds(run.createdAt)} UTC</p>
${run.notes === '' ? '' : `<h2>Notes</h2><pre>${escaped(run.notes)}</pre>`}
${charts(tables.curves)}
<h2>Figures</h2>${table(['', escaped(run.strategy), 'buy and hold'], metricRows(run))}
<p class="dim">Buy and hold pays the same fee on the same bars.</p>
<h2>By regime</h2>${table(['believed regime', 'bars', 'return, %', 'Sharpe', 'trades', 'profit'], regimeRows(run))}
<h2>How much of it may be luck</h2>${luck(run)}
${warnings.length === 0 ? '' : `<h2>Warnings</h2><ul>${warnings.map((w) => `<li>${escaped(w)}</li>`).join('')}</ul>`}
<h2>Trades</h2>${tradeTable(tables)}
<h2>Where it came from</h2>${provenance(run)}
<h2>Configuration</h2><pre><code>${escaped(run.config === null ? 'not kept with this run' : JSON.stringify(run.config, null, 1))}</code></pre>
</body></html>
`;
}
