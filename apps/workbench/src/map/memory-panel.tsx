'use client';
/** One memory: when it was, what was done and earned, the bars around it, and the fields it had before its eyes. */
import { ACTIONS, REGIMES } from '@janus/domain';
import { barMoment, fixed, signed } from '@janus/views';
import { RIPPLE_NAMES } from './ripple-names.ts';
import { useSurface } from '../canvas/surface.ts';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { ErrorState } from '../panel/states/error-state.tsx';
import { FactsGhost } from '../panel/states/skeleton.tsx';
import { RegimeChip } from '../panel/regime-chip.tsx';
import { useNights } from '../sleep/nights.ts';
import { MemoryFields } from './fields.tsx';
import { select, stepMemory, useMap, type MapData } from './map-store.ts';
import { openInMarket } from './open-market.ts';
import { paintMemory } from './paint-memory.ts';
import { useRunBars, type Bars } from './run-bars.ts';
import body from '../panel/body.module.css';
import styles from './map.module.css';

const BPS = 1e4;

function Candles({ bars, bar }: { readonly bars: Bars; readonly bar: number }) {
  const { host } = useSurface((c, size) => paintMemory(c, size, bars, bar));
  return (
    <div
      ref={host}
      className={styles['candles']}
      role="img"
      aria-label="Bars around the decision"
      data-part="memory-bars"
    />
  );
}

function Memory({ data, i }: { readonly data: MapData; readonly i: number }) {
  const { memories, map } = data;
  const bars = useRunBars(data.runId);
  const symbol = useNights((s) => s.open?.night.symbol ?? '');
  const n = memories.time.length;
  const bar = memories.bar[i]!;
  const [reward, regime, schema] = [memories.reward[i]!, memories.regime[i]!, memories.schema[i]!];
  return (
    <div
      className={styles['scroll']}
      tabIndex={0}
      role="group"
      aria-label={`Memory ${i + 1} of ${n}`}
      data-part="memory"
      data-memory={i}
    >
      <div className={styles['head']}>
        <b>
          {symbol} {barMoment(memories.time[i]!, 60_000)}
        </b>
        {regime >= 0 ? <RegimeChip regime={regime} name={REGIMES[regime]!} /> : <span className="dim">no regime</span>}
      </div>
      <dl className={styles['pairs']}>
        <dt>decision</dt>
        <dd>{ACTIONS[memories.action[i]!]}</dd>
        <dt>reward</dt>
        <dd className={reward < 0 ? 'down' : reward > 0 ? 'up' : ''}>
          {reward < 0 ? '▼ ' : reward > 0 ? '▲ ' : ''}
          {signed(BPS * reward, 2)} bp
        </dd>
        <dt>schema</dt>
        <dd>{schema < 0 ? 'none' : `S${schema}`}</dd>
        <dt>similarity</dt>
        <dd>{fixed(memories.similarity[i]!, 2)}</dd>
        <dt>P(i)</dt>
        <dd>{fixed(memories.priority[i]! * n, 2)}×</dd>
        <dt>replays</dt>
        <dd>{fixed(memories.replayed[i]!)}</dd>
        <dt>ripple</dt>
        <dd>{RIPPLE_NAMES[memories.ripple[i]!]}</dd>
        <dt>fear</dt>
        <dd>{fixed(memories.fear[i]!, 2)}</dd>
        <dt>surprise</dt>
        <dd>{fixed(memories.surprise[i]!, 2)}</dd>
        <dt>distortion</dt>
        <dd>{fixed(map.distortion[i]!, 3)}</dd>
      </dl>
      {bars.kind === 'ready' && bar < bars.bars.close.length ? (
        <>
          <Candles bars={bars.bars} bar={bar} />
          <MemoryFields bars={bars.bars} bar={bar} />
        </>
      ) : bars.kind === 'failed' ? (
        <p className={styles['line']}>× The bars of its run could not be read: {bars.why}</p>
      ) : (
        <p className={`${styles['line']} mid`} role="status">
          Loading the bars of its run
        </p>
      )}
      <div className={body['foot']}>
        <button type="button" className="button" onClick={() => stepMemory(-1)} aria-label="The memory before">
          ‹
        </button>
        <button type="button" className="button" onClick={() => stepMemory(1)} aria-label="The memory after">
          ›
        </button>
        <span className="dim">
          {fixed(i + 1)} of {fixed(n)}
        </span>
        <span className={body['grow']} />
        <button type="button" className="button" onClick={() => openInMarket(data.runId, bar)}>
          Open in Market
        </button>
      </div>
    </div>
  );
}

export function MemoryPanel() {
  const data = useMap((s) => s.data);
  const trouble = useMap((s) => s.trouble);
  const loading = useMap((s) => s.loading);
  const selected = useMap((s) => s.selected);
  if (data && selected !== null) return <Memory data={data} i={selected} />;
  if (trouble) return <ErrorState what="No memory can be shown" why={trouble} />;
  if (loading) return <FactsGhost />;
  return (
    <EmptyState
      title="No memory chosen"
      {...(data && { actions: [{ label: 'Open the newest', run: () => select(data.memories.time.length - 1) }] })}
    >
      Click a point of the map: its bars, its fields, what was decided and what came of it stand here.
    </EmptyState>
  );
}
