'use client';
/** The same as the plate without the picture: six stages in a row, the regions that feed them, where it ended. */
import type { Explanation } from '@janus/integration';
import { fixed, microseconds } from '@janus/views';
import { setView, useView } from '../../state/view.ts';
import { MeasureBar } from '../decision/measure-bar.tsx';
import { statusWord } from '../decision/words.ts';
import { REGION_WORDS } from './regions.ts';
import styles from './diagram.module.css';

/** Region whose activity a stage shows. */
const REGION_OF: Readonly<Record<string, string>> = { regime: 'cortex', correlation: 'integration' };
const BESIDE = ['visual-cortex', 'hippocampus', 'cortex', 'cerebellum', 'prefrontal'];

export function Diagram({ explanation }: { readonly explanation: Explanation }) {
  const selected = useView((v) => v.region);
  const byRegion = new Map(explanation.regions.map((r) => [r.region, r]));
  return (
    <div className={styles['diagram']} data-part="diagram">
      <ol className={styles['stages']}>
        {explanation.stages.map((stage) => {
          const region = REGION_OF[stage.key] ?? stage.key;
          const activity = byRegion.get(region);
          return (
            <li key={stage.number} data-status={stage.status} data-quiet={explanation.outcome === 'hold' || undefined}>
              <button type="button" aria-pressed={region === selected} onClick={() => setView({ region })}>
                <span className={styles['top']}>
                  <span className={styles['number']}>{stage.number}</span>
                  <b>{stage.name}</b>
                </span>
                <span className={styles['why']}>
                  <span className={styles['status']}>{statusWord(stage, explanation)}</span>
                  {stage.reason && `, ${stage.reason}`}
                </span>
                <span className={styles['measures']}>
                  {stage.measures.slice(0, 4).map((measure) => (
                    <MeasureBar key={measure.label} measure={measure} />
                  ))}
                </span>
                <span className={styles['foot']}>
                  <span className={styles['track']}>
                    <span style={{ width: `${100 * (activity?.activity ?? 0)}%` }} />
                  </span>
                  {fixed(activity?.activity ?? 0, 2)}
                  <span className="dim">{stage.micros ? microseconds(stage.micros) : ''}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <ul className={styles['beside']} aria-label="Regions that feed the choice">
        {BESIDE.map((region) => {
          const activity = byRegion.get(region);
          return (
            <li key={region}>
              <button
                type="button"
                aria-pressed={region === selected}
                data-vetoed={activity?.vetoed || undefined}
                onClick={() => setView({ region })}
              >
                <span>{REGION_WORDS[region]!.name}</span>
                <span className={styles['track']}>
                  <span style={{ width: `${100 * (activity?.activity ?? 0)}%` }} />
                </span>
                <span className={styles['figure']}>
                  {activity?.lesioned ? 'off' : fixed(activity?.activity ?? 0, 2)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
