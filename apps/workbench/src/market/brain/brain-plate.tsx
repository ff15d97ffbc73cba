'use client';
/**
 * The anatomical plate: a still hull, ten regions whose brightness is their activity, the way of the event with its
 * six numerals, labels on either side. Pulses run on a canvas above, so that nothing else repaints for them.
 */
import type { Explanation, RegionActivity } from '@janus/integration';
import { fixed } from '@janus/views';
import { memo, useMemo } from 'react';
import { setView, useView } from '../../state/view.ts';
import { useSize } from '../../panel/use-size.ts';
import { openCurve, path, plate, SHAPES, type Point, type RegionShape } from './atlas.ts';
import { courseOf, type Course } from './course.ts';
import { Pulses } from './pulses.tsx';
import { REGION_WORDS, WAY } from './regions.ts';
import { layoutOf, wayCurve, type Layout } from './layout.ts';
import styles from './brain.module.css';

/** Fill and line of a region: large lobes stay quiet, deep nuclei glow. */
function Region(props: {
  readonly region: string;
  readonly shape: RegionShape;
  readonly activity: RegionActivity | undefined;
  readonly selected: boolean;
  readonly vetoed: boolean;
}) {
  const { shape, activity, selected, vetoed, region } = props;
  const a = activity?.activity ?? 0;
  const rings = Array.from({ length: shape.rings }, (_, k) => 1 - k / shape.rings);
  const strength = vetoed ? 0.9 : 0.16 + 0.74 * a;
  const { form } = shape;
  return (
    <g
      className={styles['region']}
      data-region={region}
      data-vetoed={vetoed || undefined}
      data-selected={selected || undefined}
      data-off={activity?.lesioned || undefined}
      onClick={() => setView({ region })}
    >
      {form.kind === 'blob' ? (
        <g transform={`translate(${100 * form.at[0]} ${-100 * form.at[1]}) rotate(${(-180 / Math.PI) * form.turn})`}>
          {rings.map((s, k) => (
            <ellipse
              key={s}
              rx={100 * form.radii[0] * s}
              ry={100 * form.radii[1] * s}
              fillOpacity={vetoed ? 0.1 : 0.02 + (0.34 * a) / shape.rings}
              strokeOpacity={k === 0 ? strength : strength * 0.55}
            />
          ))}
        </g>
      ) : (
        rings.map((s, k) => (
          <path
            key={s}
            d={path(openCurve(form.points, 6), false)}
            className={styles['arc']}
            strokeWidth={100 * form.width * s}
            strokeOpacity={(vetoed ? 0.22 : 0.06 + 0.3 * a) * (k === 0 ? 1 : 0.8)}
          />
        ))
      )}
    </g>
  );
}

const Still = memo(function Still() {
  const p = plate();
  return (
    <g className={styles['still']}>
      <clipPath id="hull">
        <path d={p.hull} />
      </clipPath>
      <path d={p.stem} className={styles['stem']} />
      <path d={p.hull} className={styles['hull']} />
      {p.shells.map((d) => (
        <path key={d.slice(0, 24)} d={d} className={styles['shell']} />
      ))}
      <path d={p.folds} className={styles['folds']} clipPath="url(#hull)" />
      <path d={p.leaves} className={styles['folds']} />
    </g>
  );
});

function Way({ course, layout }: { readonly course: Course; readonly layout: Layout }) {
  const r = 7.5 / layout.scale;
  return (
    <g className={styles['way']}>
      {WAY.slice(1).map(({ region }, k) => (
        <path key={region} d={path(wayCurve(k), false)} data-done={k < course.stop || undefined} />
      ))}
      {WAY.map(({ region, stage }, k) => {
        const [x, y] = SHAPES[region]!.anchor;
        const here = k === course.stop;
        const refused = here && course.end === 'veto';
        const state = refused ? 'veto' : k <= course.stop ? 'done' : 'ahead';
        return (
          <g key={region} transform={`translate(${100 * x} ${-100 * y})`} data-state={state} className={styles['node']}>
            {refused ? (
              <rect x={-r - 0.5} y={-r - 0.5} width={2 * r + 1} height={2 * r + 1} />
            ) : (
              <circle r={stage > 0 ? r : r * 0.4} />
            )}
            {(stage > 0 || refused) && (
              <text fontSize={(refused ? 15 : 10.5) / layout.scale} dy="0.36em">
                {refused ? '×' : stage}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

function Label(props: {
  readonly region: string;
  readonly activity: RegionActivity | undefined;
  readonly place: Layout['labels'][string];
  readonly selected: boolean;
  readonly vetoed: boolean;
}) {
  const { region, activity, place, selected, vetoed } = props;
  const words = REGION_WORDS[region]!;
  const value = activity?.activity ?? 0;
  const state = activity?.lesioned ? 'switched off' : vetoed ? 'veto' : fixed(value, 2);
  return (
    <button
      type="button"
      className={styles['label']}
      data-side={words.side}
      data-vetoed={vetoed || undefined}
      data-off={activity?.lesioned || undefined}
      aria-pressed={selected}
      style={{ top: place.y - 15, [words.side]: 8 }}
      onClick={() => setView({ region })}
    >
      <span className={styles['name']}>{words.name}</span>
      <span className={styles['meter']}>
        <span className={styles['track']}>
          <span className={styles['fill']} style={{ width: `${100 * value}%` }} />
        </span>
        <span className={styles['value']}>
          <span className="sr">activity</span> {state}
        </span>
      </span>
    </button>
  );
}

export function BrainPlate({ explanation }: { readonly explanation: Explanation }) {
  const [host, size] = useSize<HTMLDivElement>();
  const selected = useView((v) => v.region);
  const layout = useMemo(() => layoutOf(size), [size]);
  const course = courseOf(explanation);
  const byRegion = new Map(explanation.regions.map((r) => [r.region, r]));
  const { scale, centre } = layout;
  const toPixels = ([x, y]: Point): readonly [number, number] => [
    centre[0] + 100 * x * scale,
    centre[1] - 100 * y * scale,
  ];
  return (
    <div
      ref={host}
      className={styles['plate']}
      data-part="brain"
      data-end={course.end}
      data-vetoed={course.vetoed ?? undefined}
    >
      {size.width > 0 && (
        <>
          <svg className={styles['layer']} aria-hidden>
            <g transform={`translate(${centre[0]} ${centre[1]}) scale(${scale})`}>
              <Still />
            </g>
          </svg>
          <svg className={styles['layer']} aria-hidden>
            <g className={styles['leaders']}>
              {Object.keys(REGION_WORDS).map((region) => {
                const [x, y] = toPixels(SHAPES[region]!.anchor);
                const place = layout.labels[region]!;
                return (
                  <line
                    key={region}
                    x1={place.x}
                    y1={place.y}
                    x2={x}
                    y2={y}
                    data-selected={region === selected || undefined}
                    data-vetoed={region === course.vetoed || undefined}
                  />
                );
              })}
            </g>
            <g transform={`translate(${centre[0]} ${centre[1]}) scale(${scale})`}>
              {Object.entries(SHAPES).map(([region, shape]) => (
                <Region
                  key={region}
                  region={region}
                  shape={shape}
                  activity={byRegion.get(region)}
                  selected={region === selected}
                  vetoed={region === course.vetoed}
                />
              ))}
              <Way course={course} layout={layout} />
            </g>
          </svg>
          <Pulses course={course} layout={layout} />
          {Object.keys(REGION_WORDS).map((region) => (
            <Label
              key={region}
              region={region}
              activity={byRegion.get(region)}
              place={layout.labels[region]!}
              selected={region === selected}
              vetoed={region === course.vetoed}
            />
          ))}
        </>
      )}
    </div>
  );
}
