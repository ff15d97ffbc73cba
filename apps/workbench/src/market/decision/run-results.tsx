'use client';
/** What the whole run came to: figures against buy and hold, who refused what, what went wrong, where it came from. */
import { fixed, microseconds, signed } from '@janus/views';
import { REASON_LIST, STAGES } from '@janus/domain';
import type { LoadedRun } from '../../data/run.ts';
import { METRICS, type MetricSpec } from './metric-specs.ts';
import styles from './run-results.module.css';

function figure(spec: MetricSpec, value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (spec.kind === 'percent') return `${spec.signed ? signed(100 * value, 2) : fixed(100 * value, 2)} %`;
  if (spec.kind === 'count') return fixed(value);
  if (spec.kind === 'bars') return `${fixed(value)} bars`;
  if (spec.kind === 'times') return `${fixed(value, 2)} ×`;
  return spec.signed ? signed(value, 2) : fixed(value, 2);
}

function Metrics({ run }: { readonly run: LoadedRun }) {
  const { metrics, baseline } = run.summary;
  const known = METRICS.filter((m) => m.key in metrics || m.key in baseline);
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col" className={`num ${styles['figure']}`}>
            brain
          </th>
          <th scope="col" className={`num ${styles['figure']}`}>
            buy and hold
          </th>
        </tr>
      </thead>
      <tbody>
        {known.map((spec) => (
          <tr key={spec.key}>
            <th scope="row">{spec.name}</th>
            <td className="num">{figure(spec, metrics[spec.key])}</td>
            <td className="num">{spec.key in baseline ? figure(spec, baseline[spec.key]) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface VetoLine {
  readonly stage: number;
  readonly words: string;
  readonly count: number;
}
function vetoLines(run: LoadedRun): VetoLine[] {
  const text = new Map<string, string>(REASON_LIST.map((r) => [r.key, r.text]));
  return Object.entries(run.summary.vetoes)
    .flatMap(([stage, reasons]) =>
      Object.entries(reasons).map(([key, count]) => ({
        stage: Math.min(6, (STAGES as readonly string[]).indexOf(stage)),
        words: text.get(key) ?? key,
        count,
      })),
    )
    .filter((line) => line.count > 0)
    .sort((a, b) => b.count - a.count);
}

function Vetoes({ run }: { readonly run: LoadedRun }) {
  const lines = vetoLines(run);
  const most = Math.max(1, ...lines.map((l) => l.count));
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col" className={styles['stage']}>
            Stage
          </th>
          <th scope="col">Why no order was sent</th>
          <th scope="col" className={`num ${styles['count']}`}>
            bars
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.stage} ${line.words}`}>
            <td className={styles['stage']}>{line.stage > 0 ? line.stage : '–'}</td>
            <td className={styles['why']}>
              <span className={styles['share']} style={{ width: `${(100 * line.count) / most}%` }} />
              {line.words}
            </td>
            <td className="num">{fixed(line.count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function RunResults({ run }: { readonly run: LoadedRun }) {
  const { summary } = run;
  const { timing, provenance } = summary;
  return (
    <div
      className={styles['results']}
      data-part="run-results"
      tabIndex={0}
      role="region"
      aria-label="Results of the run"
    >
      <p className={styles['line']}>
        <span>
          <b>{fixed(summary.decisions)}</b> decisions
        </span>
        <span>
          <b>{fixed(summary.trades)}</b> trades
        </span>
        <span>
          <b>{fixed(timing.eventsPerSecond ?? Number.NaN)}</b>
          <span className="unit">events/s</span>
        </span>
        {timing.latencyUs && (
          <span>
            p50 <b>{microseconds(timing.latencyUs.p50)}</b>, p99 <b>{microseconds(timing.latencyUs.p99)}</b>
          </span>
        )}
        <span className="dim">
          vision {timing.vision}, warm-up {fixed(timing.warmUp)} bars
        </span>
      </p>
      {summary.warnings.length > 0 && (
        <ul className={styles['warnings']}>
          {summary.warnings.map((w) => (
            <li key={w}>◆ {w}</li>
          ))}
        </ul>
      )}
      <div className={styles['columns']}>
        <Metrics run={run} />
        <Vetoes run={run} />
      </div>
      <dl className={styles['origin']}>
        {(
          [
            ['run', provenance.runId],
            ['seed', String(provenance.seed)],
            ['config', provenance.configHash],
            ['data', provenance.dataHash],
            ['version', provenance.version],
            ['backend', provenance.backend],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd title={value}>{value.slice(0, 16)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['line']}>
        <span className="dim">
          One replay on recorded data, with paper fills. It says how the machine behaved, not what it will earn.
        </span>
      </p>
    </div>
  );
}
