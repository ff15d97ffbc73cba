'use client';
/** Figures side by side, each with its difference to the pinned baseline; then the same by believed regime. */
import { fixed, METRICS, metricText, NO_VALUE, signed, signedPercent, type MetricWords } from '@janus/views';
import { RegimeChip } from '../panel/regime-chip.tsx';
import { RowsGhost } from '../panel/states/skeleton.tsx';
import styles from './backtests.module.css';
import { regimeIndex } from './columns.tsx';
import { useShown } from './compare-panel.tsx';
import { RunsState } from './no-runs.tsx';
import { pinnedHead, useRuns, type Full } from './runs-store.ts';

type Value = number | null | undefined;

function Difference({
  words,
  value,
  base,
}: {
  readonly words: MetricWords;
  readonly value: Value;
  readonly base: Value;
}) {
  if (value === null || value === undefined || base === null || base === undefined) return null;
  const by = value - base;
  const text = signed(words.unit === '%' ? 100 * by : by, words.digits);
  const sense = Math.sign(by) * words.better;
  const glyph = sense > 0 ? ' better' : sense < 0 ? ' worse' : '';
  return (
    <small className={sense > 0 ? 'up' : sense < 0 ? 'down' : 'dim'}>
      {text}
      <span className="sr">{glyph}</span>
    </small>
  );
}

function Figures({ runs, base }: { readonly runs: readonly Full[]; readonly base: Full | null }) {
  const first = runs[0]!;
  return (
    <table className={styles['figures']} data-part="figures">
      <thead>
        <tr>
          <th scope="col">Figure</th>
          {runs.map((run) => (
            <th key={run.runId} scope="col" className="num">
              {run.strategy}
              <small>{run === base ? 'baseline' : run.runId.slice(0, 4)}</small>
            </th>
          ))}
          <th scope="col" className="num">
            hold
            <small>{first.symbol}</small>
          </th>
        </tr>
      </thead>
      <tbody>
        {METRICS.map((m) => (
          <tr key={m.key} data-metric={m.key}>
            <th scope="row">
              {m.label}
              {m.unit !== '' && <span className="unit">{m.unit}</span>}
            </th>
            {runs.map((run) => (
              <td key={run.runId} className="num">
                {metricText(m, run.metrics[m.key])}
                {base && run !== base && <Difference words={m} value={run.metrics[m.key]} base={base.metrics[m.key]} />}
              </td>
            ))}
            <td className="num mid">{metricText(m, first.baseline[m.key])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Regimes({ runs }: { readonly runs: readonly Full[] }) {
  const names = [...new Set(runs.flatMap((run) => Object.keys(run.summary.perRegime)))];
  const told = (value: Value, shown: (x: number) => string): string =>
    value === null || value === undefined ? NO_VALUE : shown(value);
  return (
    <table className={styles['figures']} data-part="per-regime">
      <thead>
        <tr>
          <th scope="col">Believed regime</th>
          {runs.map((run) => (
            <th key={run.runId} scope="col" className="num">
              {run.strategy}
              <small>return %, Sharpe, trades</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row">{regimeIndex(name) < 0 ? name : <RegimeChip regime={regimeIndex(name)} name={name} />}</th>
            {runs.map((run) => {
              const m = run.summary.perRegime[name];
              return (
                <td key={run.runId} className="num">
                  {told(m?.['totalReturn'], (x) => signedPercent(x))}
                  <small className="mid">
                    {told(m?.['sharpe'], (x) => fixed(x, 2))}, {told(m?.['trades'], (x) => fixed(x))}
                  </small>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function FiguresPanel() {
  const list = useRuns((s) => s.list);
  const runs = useShown().map((k) => k.full);
  if (list.length === 0) return <RunsState />;
  if (runs.length === 0) return <RowsGhost />;
  const pinned = pinnedHead({ list })?.runId;
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label="Figures side by side">
      <Figures runs={runs} base={runs.find((run) => run.runId === pinned) ?? null} />
      <Regimes runs={runs} />
    </div>
  );
}
