'use client';
/** View V5: how an operator turns two truths into one, in space or flat, and the way that learning takes on it. */
import { fixed, NO_VALUE } from '@janus/views';
import dynamic from 'next/dynamic';
import { useEffect, useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { webglFacts } from '../../brain-page/space/webgl.ts';
import { onPaletteChange } from '../../canvas/palette.ts';
import { useSurface, type Size } from '../../canvas/surface.ts';
import { PlotGhost } from '../../panel/states/skeleton.tsx';
import { useSize } from '../../panel/use-size.ts';
import { useDraft } from '../draft.ts';
import { configOf, ruleAt, useTruths } from '../truths.ts';
import { Choices } from './choices.tsx';
import { paintFlat, squareOf } from './paint-flat.ts';
import { sidesJudge, sidesOf } from './place.ts';
import { inSpace, onScreen } from './project.ts';
import type { Pictured } from './pictured.ts';
import { EYE, turn, useSurfaceView, type Operator } from './surface-store.ts';
import { ascend, flatShare, surfaceOf, twinOf, type Way } from './truth-surface.ts';
import body from '../../panel/body.module.css';
import styles from './surface.module.css';

const Scene = dynamic(() => import('./scene.tsx').then((m) => m.Scene), { ssr: false, loading: () => <PlotGhost /> });

const END_WORDS: Readonly<Record<Way['end'], string>> = {
  true: 'it is true there',
  flat: 'stuck: no slope',
  edge: 'stopped by the edge',
  steps: 'not there yet',
};
/** A place with a slope in every family and operator. */
const SOMEWHERE: readonly [number, number] = [0.7, 0.4];
const clamp = (x: number): number => Math.min(1, Math.max(0, x));

/** u and v of the rule at the cursor, where its outermost operator is the one shown. */
function usePlace(operator: Operator): readonly [number, number] | null {
  const set = useTruths((s) => s.set);
  const facts = useTruths((s) => s.facts);
  const family = useTruths((s) => s.family);
  const at = useTruths(ruleAt);
  const read = useDraft((s) => s.read);
  const judge = useMemo(() => {
    const sides = set && read?.set === set ? sidesOf(set, at) : null;
    if (!sides || !read || (sides.operator !== operator && !(sides.operator === 'implies' && operator === 'residuum')))
      return null;
    return sidesJudge(sides.left, sides.right, read.vocabulary, configOf(family));
  }, [set, read, at, operator, family]);
  return useMemo(() => {
    const place = judge && facts ? judge(facts) : null;
    return place?.every((x) => Number.isFinite(x)) ? place : null;
  }, [judge, facts]);
}

function useTheme(): number {
  const [theme, next] = useState(0);
  useEffect(() => onPaletteChange(() => next((n) => n + 1)), []);
  return theme;
}

function Flat({ pictured }: { readonly pictured: Pictured }) {
  const { host } = useSurface((c, size) => paintFlat(c, size, pictured));
  const put = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const { x, y, side } = squareOf(box);
    const [u, v] = [(event.clientX - box.left - x) / side, 1 - (event.clientY - box.top - y) / side];
    if (u < -0.02 || u > 1.02 || v < -0.02 || v > 1.02) return;
    useSurfaceView.setState({ start: [clamp(u), clamp(v)] });
  };
  return (
    <div
      ref={host}
      className={styles['flat']}
      data-part="surface-flat"
      role="img"
      aria-label="Truth over u and v as colour"
      onPointerDown={put}
    />
  );
}

function Labels({ size }: { readonly size: Size }) {
  const { yaw, pitch, zoom } = useSurfaceView();
  const at = (u: number, v: number, t: number) => onScreen(inSpace(u, v, t), { yaw, pitch, zoom }, size);
  const labels = [
    ['u', at(0.5, -0.1, 0)],
    ['1', at(1, -0.07, 0)],
    ['v', at(-0.1, 0.5, 0)],
    ['1', at(-0.07, 1, 0)],
    ['0', at(-0.06, -0.06, 0)],
    ['truth 1', at(1.05, -0.05, 1.04)],
  ] as const;
  return (
    <svg className={styles['labels']} aria-hidden>
      {labels.map(([words, { x, y }], i) => (
        // oxlint-disable-next-line react/no-array-index-key
        <text key={i} x={x} y={y}>
          {words}
        </text>
      ))}
    </svg>
  );
}

const KEYS: Readonly<Record<string, () => void>> = {
  ArrowLeft: () => turn({ yaw: -8 }),
  ArrowRight: () => turn({ yaw: 8 }),
  ArrowUp: () => turn({ pitch: 6 }),
  ArrowDown: () => turn({ pitch: -6 }),
  PageUp: () => turn({ zoom: 1.15 }),
  PageDown: () => turn({ zoom: 1 / 1.15 }),
  Home: () => useSurfaceView.setState(EYE),
};

function Space({ pictured, onLost }: { readonly pictured: Pictured; readonly onLost: () => void }) {
  const [host, size] = useSize<HTMLDivElement>();
  const theme = useTheme();
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    // Not passive: the page itself must not scroll.
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      turn({ zoom: Math.exp(-0.0015 * event.deltaY) });
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [host]);
  return (
    <div
      ref={host}
      className={styles['space']}
      role="group"
      tabIndex={0}
      data-keys="arrows"
      data-part="surface-space"
      aria-label="Truth surface. Arrows turn it, Page up and Page down move the eye, Home looks as at first"
      onPointerMove={(event) => {
        if (event.buttons === 1) turn({ yaw: 0.4 * event.movementX, pitch: 0.4 * event.movementY });
      }}
      onKeyDown={(event: KeyboardEvent) => {
        const act = KEYS[event.key];
        if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        act();
      }}
    >
      {size.width > 0 && (
        <>
          <Scene pictured={pictured} theme={theme} size={size} onLost={onLost} />
          <Labels size={size} />
        </>
      )}
    </div>
  );
}

function Slider(props: { readonly label: string; readonly value: number; readonly onChange: (x: number) => void }) {
  return (
    <label className={styles['slider']}>
      <span>{props.label}</span>
      <input
        type="range"
        min={0}
        max={1}
        step={0.01}
        value={props.value}
        onChange={(event) => props.onChange(Number(event.target.value))}
      />
      <b>{fixed(props.value, 2)}</b>
    </label>
  );
}

export function SurfacePanel() {
  const { operator, twin, start, flat } = useSurfaceView();
  const family = useTruths((s) => s.family);
  const place = usePlace(operator);
  const [lost, setLost] = useState(false);
  const noSpace = lost || webglFacts().renderer === null;
  const from = start ?? place ?? SOMEWHERE;
  const [u, v] = from;
  const pictured = useMemo((): Pictured => {
    const surface = surfaceOf(family, operator);
    return { surface, twin: twinOf(twin, operator), way: ascend(surface, [u, v]), place };
  }, [family, operator, twin, u, v, place]);
  const stuck = useMemo(() => flatShare(surfaceOf(family, operator)), [family, operator]);
  const { way } = pictured;
  const last = way.points.at(-1)!;
  return (
    <div
      className={body['fill']}
      data-part="surface"
      data-form={noSpace || flat ? 'flat' : 'space'}
      data-end={way.end}
      data-steps={way.points.length - 1}
    >
      <Choices />
      <div className={styles['picture']}>
        {noSpace || flat ? <Flat pictured={pictured} /> : <Space pictured={pictured} onLost={() => setLost(true)} />}
      </div>
      <div className={styles['foot']}>
        <Slider label="start u" value={u} onChange={(x) => useSurfaceView.setState({ start: [x, v] })} />
        <Slider label="start v" value={v} onChange={(y) => useSurfaceView.setState({ start: [u, y] })} />
        <button
          type="button"
          className="button"
          disabled={start === null}
          title="Where the rule stands at the cursor"
          onClick={() => useSurfaceView.setState({ start: null })}
        >
          From the rule
        </button>
        <p className={styles['told']} role="status" data-part="surface-told">
          {way.points.length - 1} steps up: {fixed(way.points[0]![2], 2)} → <b>{fixed(last[2], 2)}</b>,{' '}
          {END_WORDS[way.end]}. <span className="mid">No slope on {fixed(100 * stuck)} % of the square.</span>{' '}
          <span className={styles['key']}>
            <i data-mark="start" aria-hidden /> start <i data-mark="end" aria-hidden /> end
            {place ? (
              <>
                {' '}
                <i data-mark="rule" aria-hidden /> rule at {fixed(place[0], 2)}, {fixed(place[1], 2)}
              </>
            ) : (
              <> · rule {NO_VALUE}</>
            )}
          </span>
          {noSpace && (
            <span className="warn"> Flat: {lost ? 'the drawing in space was lost' : 'no WebGL2 in this browser'}.</span>
          )}
        </p>
      </div>
    </div>
  );
}
