'use client';
/** The FPGA card, or what answers in its place: driver, kernels with their formats and errors, latencies. */
import { fixed, microseconds } from '@janus/views';
import { Facts } from '../panel/facts.tsx';
import { copyText } from '../shell/export.ts';
import { askCard, useAnswers, type Card } from './answers.ts';
import { NoAnswer } from './no-answer.tsx';
import styles from './system.module.css';

type Kernel = Card['kernels'][number];

const NONE = '–';
const time = (us: number | null): string => (us === null ? NONE : microseconds(us));
/** 2.24e-5 as millionths: 22.4. */
const millionths = (error: number): string => fixed(1e6 * error, 1);
const formatName = ({ width, integer }: Kernel['formats'][string]): string => `Q${integer}.${width - integer}`;

function answeredBy(card: Card) {
  if (card.driver === null) return <b>nothing</b>;
  if (card.driver === 'xrt') return 'a card through XRT';
  return (
    <>
      <b className="warn">SIMULATED</b>,{' '}
      {card.driver === 'csim' ? 'C simulation on the processor' : 'noop emulation of XRT'}
    </>
  );
}

function Cure({ cure }: { readonly cure: string }) {
  return (
    <button type="button" className={styles['cure']} title="Copy" onClick={() => copyText(cure, 'Cure copied')}>
      → {cure}
    </button>
  );
}

function Kernels({ kernels }: { readonly kernels: readonly Kernel[] }) {
  return (
    <table className={styles['threads']}>
      <thead>
        <tr>
          <th scope="col">Kernel</th>
          <th scope="col">Takes and formats</th>
          <th scope="col" className="num">
            Error, millionths
          </th>
        </tr>
      </thead>
      <tbody>
        {kernels.map((kernel) => (
          <tr key={kernel.name} data-kernel={kernel.name}>
            <th scope="row">{kernel.name}</th>
            <td className={styles['does']}>
              {kernel.title}, at most{' '}
              {Object.values(kernel.limits)
                .map(({ max, unit }) => `${max} ${unit}`)
                .join(', ')}
              <br />
              {Object.entries(kernel.formats)
                .map(([name, format]) => `${name} ${formatName(format)}`)
                .join(', ')}
            </td>
            <td className="num">
              {kernel.error === null ? (
                <span className="dim">not tried</span>
              ) : (
                <span className={styles['sign']} data-ok={kernel.error <= kernel.tolerance}>
                  {kernel.error <= kernel.tolerance ? '✓' : '×'} {millionths(kernel.error)}
                </span>
              )}
              <br />
              <span className="dim">promised {millionths(kernel.tolerance)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Latency({ kernel }: { readonly kernel: Kernel }) {
  const { trip, inside } = kernel;
  const most = Math.max(1, ...trip.buckets.map((b) => b.count));
  return (
    <section data-latency={kernel.name}>
      <h3 className={styles['heading']}>Latency of {kernel.name}</h3>
      <p className={styles['quantiles']}>
        {fixed(trip.count)} requests: p50 {time(trip.p50)}, p99 {time(trip.p99)}, longest {time(trip.max)}
        <br />
        in the kernel: p50 {time(inside.p50)}, p99 {time(inside.p99)}, longest {time(inside.max)}
      </p>
      <table className={styles['buckets']}>
        <thead className="sr">
          <tr>
            <th scope="col">Time up to</th>
            <th scope="col">Share of the fullest</th>
            <th scope="col">Requests</th>
          </tr>
        </thead>
        <tbody>
          {trip.buckets.map((bucket) => (
            <tr key={bucket.upTo}>
              <th scope="row">≤ {microseconds(bucket.upTo)}</th>
              <td>
                <span style={{ width: `${(100 * bucket.count) / most}%` }} />
              </td>
              <td className="num">{fixed(bucket.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function CardPanel() {
  const { value: card, fault } = useAnswers((a) => a.card);
  if (!card) return <NoAnswer fault={fault} ask={askCard} />;
  const tried = card.kernels.filter((kernel) => kernel.trip.count > 0);
  return (
    <div className={styles['scroll']} data-part="card" role="region" aria-label="Card" tabIndex={0}>
      <Facts
        facts={[
          { label: 'Card', value: card.present ? '✓ there' : 'none' },
          {
            label: 'Answers',
            value: answeredBy(card),
            note: (
              <>
                {card.detail}
                {card.cure !== null && <Cure cure={card.cure} />}
              </>
            ),
          },
          {
            label: 'Requests',
            value: `${fixed(card.requests)}, ${fixed(card.errors)} errors, ${fixed(card.restarts)} restarts`,
            ...(card.lastError === null ? {} : { note: `last error: ${card.lastError}` }),
          },
        ]}
      />
      <Kernels kernels={card.kernels} />
      {tried.length === 0 && (
        <p className={styles['quantiles']}>
          No request yet, so no latency{card.driver === null ? '.' : ': Try the kernels makes some.'}
        </p>
      )}
      {tried.map((kernel) => (
        <Latency key={kernel.name} kernel={kernel} />
      ))}
    </div>
  );
}
