'use client';
/** What the memories of a lasso, a regime or a schema have in common. */
import { ACTIONS, REGIMES } from '@janus/domain';
import { barMoment, fixed, signed } from '@janus/views';
import { useMemo } from 'react';
import { Choice } from '../panel/controls.tsx';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { PlotGhost } from '../panel/states/skeleton.tsx';
import { RegimeChip } from '../panel/regime-chip.tsx';
import { factsOf } from './lasso.ts';
import { chooseGroup, useMap } from './map-store.ts';
import body from '../panel/body.module.css';
import styles from './map.module.css';

const BPS = 1e4;

function Named() {
  const words = useMap((s) => s.group?.words ?? '');
  const data = useMap((s) => s.data);
  const ids = useMemo(
    () => [...new Set(data?.memories.schema ?? [])].filter((id) => id >= 0).sort((a, b) => a - b),
    [data],
  );
  const names = [...REGIMES.map(String), ...ids.map((id) => `S${id}`)];
  return (
    <Choice
      label="Group of memories"
      value={names.includes(words) ? words : ''}
      options={[['', words && !names.includes(words) ? words : 'choose a group'], ...names.map((n) => [n, n] as const)]}
      onChange={(name) => pickGroup(name)}
    />
  );
}
/** By name of a regime, or S and the id of a schema. */
export function pickGroup(name: string): void {
  const regime = (REGIMES as readonly string[]).indexOf(name);
  if (regime >= 0) chooseGroup(name, (memories, i) => memories.regime[i] === regime);
  else if (/^S\d+$/.test(name)) chooseGroup(name, (memories, i) => memories.schema[i] === Number(name.slice(1)));
  else useMap.setState({ group: null });
}

export function SelectionPanel() {
  const data = useMap((s) => s.data);
  const group = useMap((s) => s.group);
  const facts = useMemo(() => (data && group ? factsOf(group.members, data.memories) : null), [data, group]);
  if (!data) return <PlotGhost />;
  const n = data.memories.time.length;
  return (
    <div className={body['fill']}>
      <div className={styles['head']}>
        <Named />
        <span className="dim">
          {facts ? `${fixed(facts.n)} of ${fixed(n)}, ${fixed((100 * facts.n) / n, 1)} %` : ''}
        </span>
      </div>
      {facts ? (
        <div
          className={styles['plot']}
          style={{ overflow: 'auto' }}
          tabIndex={0}
          role="group"
          aria-label="The group in figures"
        >
          <dl className={styles['pairs']}>
            <dt>reward</dt>
            <dd className={facts.meanReward < 0 ? 'down' : 'up'}>
              {facts.meanReward < 0 ? '▼' : '▲'} {signed(BPS * facts.meanReward, 2)} bp
            </dd>
            <dt>σ</dt>
            <dd>{fixed(BPS * facts.sigma, 2)} bp</dd>
            <dt>gained</dt>
            <dd>{fixed(100 * facts.gained, 1)} %</dd>
            <dt>replays</dt>
            <dd>{fixed(facts.replayed, 1)} each</dd>
            <dt>first</dt>
            <dd>{barMoment(facts.from, data.pitch)}</dd>
            <dt>last</dt>
            <dd>{barMoment(facts.to, data.pitch)}</dd>
            {ACTIONS.map((action, k) => [
              <dt key={`${action} t`}>{action}</dt>,
              <dd key={`${action} d`}>{fixed(facts.actions[k]!)}</dd>,
            ])}
          </dl>
          <div className={styles['legend']} style={{ maxHeight: 'none' }}>
            {REGIMES.map((name, k) =>
              facts.regimes[k]! > 0 ? (
                <span key={name}>
                  <RegimeChip regime={k} name={`${name} ${fixed((100 * facts.regimes[k]!) / facts.n)} %`} />
                </span>
              ) : null,
            )}
          </div>
        </div>
      ) : (
        <div className={styles['plot']}>
          <EmptyState title={group ? 'Nothing is inside' : 'No group chosen'}>
            Hold shift and draw around some memories on the map, or choose a regime or a schema above.
          </EmptyState>
        </div>
      )}
    </div>
  );
}
