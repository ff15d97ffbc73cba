'use client';
/** Names, figures and numerals over the scene: ten buttons in two columns, their leader lines, the numerals of the way. */
import type { Explanation } from '@janus/integration';
import { fixed } from '@janus/views';
import type { Size } from '../../canvas/surface.ts';
import { courseOf } from '../../market/brain/course.ts';
import { REGION_WORDS, WAY } from '../../market/brain/regions.ts';
import { setView } from '../../state/view.ts';
import { useOrbit } from '../view-store.ts';
import { anchorOf } from './bodies.ts';
import { project } from './orbit.ts';
import { LABEL_HEIGHT, placeLabels } from './place-labels.ts';
import styles from './space.module.css';

const REGION_KEYS = Object.keys(REGION_WORDS);
/** Where a leader line begins, px from the edge. */
const LEADER = 112;
const RADIUS = 7.5;

export function Overlay(props: { readonly explanation: Explanation; readonly selected: string; readonly size: Size }) {
  const { explanation, selected, size } = props;
  const orbit = useOrbit();
  const seen = Object.fromEntries(REGION_KEYS.map((region) => [region, project(anchorOf(region), orbit, size)]));
  const places = placeLabels(seen, size);
  const course = courseOf(explanation);
  const byRegion = new Map(explanation.regions.map((r) => [r.region, r]));
  return (
    <div className={styles['overlay']}>
      <svg className={styles['lines']} aria-hidden>
        {REGION_KEYS.map((region) => {
          const { side, y } = places[region]!;
          return (
            <line
              key={region}
              x1={side === 'left' ? LEADER : size.width - LEADER}
              y1={y}
              x2={seen[region]!.x}
              y2={seen[region]!.y}
              data-selected={region === selected || undefined}
              data-vetoed={region === course.vetoed || undefined}
            />
          );
        })}
        {WAY.map(({ region, stage }, k) => {
          const { x, y } = seen[region]!;
          const refused = k === course.stop && course.end === 'veto';
          const state = refused ? 'veto' : k <= course.stop ? 'done' : 'ahead';
          return (
            <g key={region} transform={`translate(${x} ${y})`} className={styles['node']} data-state={state}>
              {refused ? (
                <rect x={-RADIUS - 0.5} y={-RADIUS - 0.5} width={2 * RADIUS + 1} height={2 * RADIUS + 1} />
              ) : (
                <circle r={stage > 0 ? RADIUS : 3} />
              )}
              {(stage > 0 || refused) && (
                <text fontSize={refused ? 15 : 11} dy="0.36em">
                  {refused ? '×' : stage}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      {REGION_KEYS.map((region) => {
        const { side, y } = places[region]!;
        const about = byRegion.get(region);
        const vetoed = region === course.vetoed;
        const value = about?.activity ?? 0;
        return (
          <button
            key={region}
            type="button"
            className={styles['label']}
            data-side={side}
            data-region={region}
            data-vetoed={vetoed || undefined}
            data-off={about?.lesioned || undefined}
            aria-pressed={region === selected}
            style={{ top: y - LABEL_HEIGHT / 2, [side]: 8 }}
            onClick={() => setView({ region })}
          >
            <span className={styles['name']}>{REGION_WORDS[region]!.name}</span>
            <span className={styles['meter']}>
              <span className={styles['track']}>
                <span style={{ width: `${100 * value}%` }} />
              </span>
              <span>
                <span className="sr">activity </span>
                {about?.lesioned ? 'switched off' : vetoed ? 'veto' : fixed(value, 2)}
              </span>
            </span>
          </button>
        );
      })}
    </div>
  );
}
