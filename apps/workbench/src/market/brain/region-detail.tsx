'use client';
/** One region in full: what it takes, what it holds, what it gives, its equations and its time. */
import type { Explanation } from '@janus/integration';
import { fixed, microseconds } from '@janus/views';
import { setView, useView } from '../../state/view.ts';
import { REGION_WORDS } from './regions.ts';
import styles from './brain.module.css';

/** A hyphen before a digit is a minus. */
const typographic = (value: string): string => value.replace(/^-(?=\d)/, '−');

/** The row of the inspector that holds a region's time; the cortex carries the regime stage. */
const ROW_OF: Readonly<Record<string, string>> = {
  prefrontal: 'basal-ganglia',
  cerebellum: 'basal-ganglia',
  integration: 'correlation',
};

export function RegionDetail({ explanation }: { readonly explanation: Explanation }) {
  const chosen = useView((v) => v.region);
  const region = explanation.regions.find((r) => r.region === chosen) ?? explanation.regions[0];
  if (!region) return null;
  const words = REGION_WORDS[region.region]!;
  const row = explanation.stages.find((s) => s.key === (ROW_OF[region.region] ?? region.region));
  return (
    <div className={styles['detail']} data-part="region-detail" aria-live="off">
      <div className={styles['heading']}>
        <label className="sr" htmlFor="region-choice">
          Region
        </label>
        <select id="region-choice" value={region.region} onChange={(e) => setView({ region: e.target.value })}>
          {Object.entries(REGION_WORDS).map(([key, w]) => (
            <option key={key} value={key}>
              {w.name}
            </option>
          ))}
        </select>
        <span className="mid">{words.role}</span>
      </div>
      <div className={styles['facts']}>
        <dl className={styles['pair']}>
          <dt>In</dt>
          <dd>{words.takes}</dd>
          <dt>Out</dt>
          <dd>{words.gives}</dd>
        </dl>
        <dl className={styles['state']}>
          {region.facts.map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd>{typographic(fact.value)}</dd>
            </div>
          ))}
        </dl>
        <dl className={styles['pair']}>
          <dt>Activity</dt>
          <dd>
            {region.lesioned ? 'switched off' : fixed(region.activity, 2)} <span className="dim">{words.scale}</span>
          </dd>
          <dt>Equations, time</dt>
          <dd>
            {region.equations.length > 0 ? region.equations.map((e) => `(${e})`).join(' ') : 'none of its own'}
            {row?.micros !== null &&
              row?.micros !== undefined &&
              `, ${microseconds(row.micros)}${ROW_OF[region.region] ? ` with ${row.name.toLowerCase()}` : ''}`}
          </dd>
        </dl>
      </div>
    </div>
  );
}
