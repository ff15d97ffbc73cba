'use client';
/** One data set in full: what it is, where it comes from, and what can be done with it. */
import { barMoment, duration, fixed } from '@janus/views';
import { timeframeName } from '../data/timeframe.ts';
import { Facts, type Fact } from '../panel/facts.tsx';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { ErrorState } from '../panel/states/error-state.tsx';
import { FactsGhost } from '../panel/states/skeleton.tsx';
import { askCatalogue, isImported, removeSet, useCatalogue, type SetDetail } from './catalogue-store.ts';
import { sourceName } from './columns.tsx';
import body from '../panel/body.module.css';
import styles from './data.module.css';
import { backtest, exploreRegimes } from './open-with.ts';

const BY: Readonly<Record<SetDetail['assetClassBy'], string>> = {
  option: 'as stated at import',
  symbol: 'by its symbol',
  'trading hours': 'by the hours that it trades',
  default: 'not known: a market that never closes is assumed',
  bundled: 'as it came',
};

function factsOf(set: SetDetail): readonly Fact[] {
  const { gaps, repair } = set;
  const touched = repair.dropped + repair.filled + repair.clipped;
  return [
    {
      label: 'Bars',
      value: `${fixed(set.rows)} of ${timeframeName(set.timeframeMs)}`,
      note: `${barMoment(set.from, set.timeframeMs)} to ${barMoment(set.to, set.timeframeMs)} UTC, ${duration(set.to - set.from)}`,
    },
    {
      label: 'Market',
      value: set.simulated ? <b className="warn">SIMULATED, true regimes known</b> : set.assetClass,
      note: set.simulated ? `as ${set.assetClass}` : BY[set.assetClassBy],
    },
    {
      label: 'Coverage',
      value: `${fixed(100 * gaps.coverage, 3)} %`,
      note: `${fixed(gaps.missingBars)} bars missing, ${fixed(gaps.closedBars)} while the market was closed (hours ${gaps.session})`,
    },
    {
      label: 'Columns',
      value: [
        'open, high, low, close',
        set.hasVolume ? 'volume' : 'no volume',
        ...(set.hasSpread ? ['spread'] : []),
        ...(set.hasTruth ? ['true regime'] : []),
      ].join(', '),
      note: `prices of the side: ${set.side}`,
    },
    {
      label: 'Repairs',
      value:
        touched === 0
          ? 'none'
          : `${fixed(repair.dropped)} dropped, ${fixed(repair.filled)} filled, ${fixed(repair.clipped)} clipped`,
      ...(repair.mode === null ? {} : { note: `mode ${repair.mode}; every row is in the Repairs panel` }),
    },
    {
      label: 'Notes',
      value: set.notes.length === 0 ? 'none' : set.notes.join('; '),
    },
    {
      label: 'Source',
      value: sourceName(set),
      ...(set.source ? { note: `file sha256 ${set.source.sha256}` } : {}),
    },
    { label: 'Hash of bars', value: <span className={styles['hash']}>{set.dataHash}</span> },
  ];
}

export function DetailPanel() {
  const state = useCatalogue((s) => s.state.kind);
  const detail = useCatalogue((s) => s.detail);
  const trouble = useCatalogue((s) => s.trouble);
  const none = useCatalogue((s) => s.sets.length === 0);
  if (trouble !== null)
    return (
      <ErrorState
        what="This data set could not be opened"
        why={trouble}
        cure="Choose another one, or import it again."
        action={{
          label: 'Show the first',
          run() {
            useCatalogue.setState({ chosen: null, trouble: null });
            void askCatalogue();
          },
        }}
      />
    );
  if (state === 'ready' && none)
    return <EmptyState title="Nothing chosen">A data set is shown here in full.</EmptyState>;
  if (!detail) return <FactsGhost />;
  return (
    <div className={body['fill']} data-part="detail" data-set={detail.name}>
      <div className={styles['actions']}>
        <b className={styles['title']}>{detail.name}</b>
        <button type="button" className="button primary" onClick={() => exploreRegimes(detail.name)}>
          Explore regimes
        </button>
        <button type="button" className="button" onClick={() => backtest(detail.name)}>
          Backtest
        </button>
        {isImported(detail) && (
          <button type="button" className="button" onClick={() => removeSet(detail)}>
            Remove
          </button>
        )}
      </div>
      <div className={styles['facts']} tabIndex={0} role="group" aria-label={`Facts of ${detail.name}`}>
        <Facts facts={factsOf(detail)} />
      </div>
    </div>
  );
}
