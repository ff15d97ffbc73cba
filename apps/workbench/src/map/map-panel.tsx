'use client';
/** View V11: the memories of a night on a plane. Drag pans, wheel zooms, shift-drag draws a lasso, a click opens one. */
import { REGIMES } from '@janus/domain';
import { lastTo } from '@janus/numerics';
import { barMoment, fixed } from '@janus/views';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { onPaletteChange, palette } from '../canvas/palette.ts';
import { useSurface } from '../canvas/surface.ts';
import { useLoadedRun } from '../data/run.ts';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { ErrorState } from '../panel/states/error-state.tsx';
import { ProgressState } from '../panel/states/progress-state.tsx';
import { PlotGhost } from '../panel/states/skeleton.tsx';
import { useSize } from '../panel/use-size.ts';
import { NoNight } from '../sleep/no-night.tsx';
import { askNights, chosenHead, useNights } from '../sleep/nights.ts';
import { useTime } from '../state/time.ts';
import { canvasPainter } from './canvas-painter.ts';
import { coloursOf, legendOf, type Entry, type Inks } from './colours.ts';
import { CycleBar } from './cycle-bar.tsx';
import { nearestPoint } from './grid.ts';
import { middleOf, type Label } from './labels.ts';
import { enclosed } from './lasso.ts';
import { drawAnew, select, stepMemory, untilTime, useMap, type MapData, type Place } from './map-store.ts';
import { paintOver } from './paint-overlay.ts';
import { whyNotWebGl, type Painter } from './painter.ts';
import { fit, mapX, mapY, panned, zoomed, type MapView } from './view.ts';
import body from '../panel/body.module.css';
import styles from './map.module.css';

/** Pixels from a point within which the pointer means it, and from the press within which a drag is a click. */
const REACH = 9;
const CLICK = 4;
const FADED = 24;
/** Names on the map at most. */
const NAMED = 14;
const WHEEL = 0.0016;

const inks = (): Inks => {
  const p = palette();
  return { regimes: p.regimes, up: p.up, down: p.down, none: p.ink4 };
};

/** Counts up with every change of the colours. */
function usePaletteTurn(): number {
  const [turn, next] = useState(0);
  useEffect(() => onPaletteChange(() => next((k) => k + 1)), []);
  return turn;
}

function useLabels(data: MapData, legend: readonly Entry[]): readonly Label[] {
  const by = useMap((s) => s.by);
  return useMemo(() => {
    if (by !== 'regime' && by !== 'schema') return [];
    const { memories, map } = data;
    return legend.slice(0, NAMED).flatMap((entry): Label[] => {
      if (entry.words === 'none') return [];
      const key = by === 'regime' ? REGIMES.indexOf(entry.words as never) : Number(entry.letter.slice(1));
      const column = by === 'regime' ? memories.regime : memories.schema;
      const middle = middleOf(map.x, map.y, (i) => column[i] === key);
      const words = by === 'regime' ? entry.words[0]!.toUpperCase() + entry.words.slice(1) : '';
      return middle ? [{ ...entry, words, ...middle }] : [];
    });
  }, [by, data, legend]);
}

function Legend({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <div className={styles['legend']} aria-label="What the colours mean">
      {entries.slice(0, NAMED).map((entry) => (
        <span key={`${entry.letter} ${entry.words}`}>
          <Swatch colour={entry.colour} />
          {entry.letter && <b>{entry.letter} </b>}
          {entry.words} {entry.count > 0 && <span className="dim">{fixed(entry.count)}</span>}
        </span>
      ))}
      {entries.length > NAMED && <span className="dim">and {entries.length - NAMED} more</span>}
    </div>
  );
}
function Swatch({ colour }: { readonly colour: string }) {
  return <i aria-hidden style={{ background: colour }} />;
}

interface Drag {
  readonly x: number;
  readonly y: number;
  readonly view: MapView;
  /** Being drawn, in map coordinates; null for a pan. */
  readonly outline: number[] | null;
  moved: boolean;
}

function Stage({ data }: { readonly data: MapData }) {
  const by = useMap((s) => s.by);
  const until = useMap((s) => s.until);
  const contours = useMap((s) => s.contours);
  const place = useMap((s) => s.place);
  const selected = useMap((s) => s.selected);
  const nearest = useMap((s) => s.nearest);
  const group = useMap((s) => s.group);
  const run = useLoadedRun();
  const [stage, size] = useSize<HTMLDivElement>();
  const painter = useRef<Painter | null>(null);
  const points = useRef<HTMLDivElement | null>(null);
  const drag = useRef<Drag | null>(null);
  const hover = useRef(-1);
  const readout = useRef<HTMLSpanElement | null>(null);
  const [mode, setMode] = useState<'pan' | 'lasso'>('pan');
  const [painting, setPainting] = useState(0);
  const turn = usePaletteTurn();
  const home = useMemo(() => fit(data.box, size), [data.box, size]);
  const toView = (p: Place | null): MapView => (p ? { x: p.x, y: p.y, scale: p.zoom * home.scale } : home);
  const view = useRef<MapView>(home);
  view.current = drag.current?.moved ? view.current : toView(place);
  const limit = untilTime(data, until);
  const legend = useMemo(() => legendOf(by, data.memories, data.map, inks()), [by, data, turn]);
  const labels = useLabels(data, legend);
  const colours = useMemo(() => {
    const bytes = coloursOf(by, data.memories, data.map, inks());
    const { time } = data.memories;
    if (limit !== Infinity) for (let i = 0; i < time.length; i++) if (time[i]! > limit) bytes[4 * i + 3] = FADED;
    return bytes;
  }, [by, data, limit, turn]);

  const { host, invalidate } = useSurface((c, room) => {
    const cursor = useTime.getState().cursor;
    const close =
      run && run.info.symbol === useNights.getState().open?.night.symbol ? run.bars.time[cursor] : undefined;
    const now = close === undefined ? -1 : lastTo(data.memories.time, close + run!.info.timeframeMs);
    paintOver(c, room, {
      data,
      view: view.current,
      labels,
      selected,
      near: nearest?.onMap.map((n) => n.memory) ?? [],
      now,
      hover: hover.current,
      members: group?.members ?? null,
      outline: drag.current?.outline ?? group?.outline ?? null,
    });
  });
  useEffect(() => useTime.subscribe(invalidate), [invalidate]);

  // The painter: the card where there is one, the 2D canvas where not, or where the card gives up.
  useEffect(() => {
    const element = points.current;
    if (!element) return undefined;
    let gone = false;
    const use = (made: Painter, whySlower: string): void => {
      painter.current?.destroy();
      painter.current = made;
      useMap.setState({ renderer: made.name, whySlower });
      setPainting((k) => k + 1);
    };
    const plain = (why: unknown): void => {
      if (!gone && painter.current?.name !== '2D canvas') use(canvasPainter(element), String(why));
    };
    const whyNot = whyNotWebGl(data.map.x.length);
    if (whyNot === null)
      import('./gl-painter.ts')
        .then(({ glPainter }) => (gone ? null : use(glPainter(element, plain), '')))
        .catch(plain);
    else plain(whyNot);
    return () => {
      gone = true;
      painter.current?.destroy();
      painter.current = null;
    };
  }, []);
  useEffect(
    () => painter.current?.show({ data, colours, contours, line: palette().line2.slice(0, 7) }),
    [data, colours, contours, painting, turn],
  );
  useEffect(() => {
    if (size.width > 0) painter.current?.look(view.current, size);
    invalidate();
  });

  const look = (now: MapView): void => {
    view.current = now;
    painter.current?.look(now, size);
    invalidate();
  };
  const keep = (now: MapView): void => useMap.setState({ place: { x: now.x, y: now.y, zoom: now.scale / home.scale } });
  const placeOf = (event: { clientX: number; clientY: number }): readonly [number, number] => {
    const box = stage.current!.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const pointAt = (px: number, py: number): number =>
    nearestPoint(
      data.grid,
      data.map.x,
      data.map.y,
      mapX(view.current, size, px),
      mapY(view.current, size, py),
      REACH / view.current.scale,
      (i) => data.memories.time[i]! <= limit,
    );

  // React listens to the wheel passively; this one must keep the page where it is.
  useEffect(() => {
    const element = stage.current;
    if (!element) return undefined;
    let settle: ReturnType<typeof setTimeout> | null = null;
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      const [px, py] = placeOf(event);
      look(zoomed(view.current, size, px, py, Math.exp(-event.deltaY * WHEEL), home.scale));
      if (settle) clearTimeout(settle);
      settle = setTimeout(() => keep(view.current), 120);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      element.removeEventListener('wheel', wheel);
      if (settle) clearTimeout(settle);
    };
  });

  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const [x, y] = placeOf(event);
    const lasso = mode === 'lasso' || event.shiftKey;
    drag.current = { x, y, view: view.current, outline: lasso ? [] : null, moved: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent): void => {
    const [x, y] = placeOf(event);
    const held = drag.current;
    if (!held) {
      const found = pointAt(x, y);
      if (found === hover.current) return;
      hover.current = found;
      if (readout.current)
        readout.current.textContent =
          found < 0 ? '' : `memory ${found + 1}, ${barMoment(data.memories.time[found]!, data.pitch)}`;
      invalidate();
      return;
    }
    if (!held.moved && Math.hypot(x - held.x, y - held.y) < CLICK) return;
    held.moved = true;
    if (held.outline) {
      held.outline.push(mapX(view.current, size, x), mapY(view.current, size, y));
      invalidate();
    } else look(panned(held.view, x - held.x, y - held.y));
  };
  const up = (event: PointerEvent): void => {
    const held = drag.current;
    drag.current = null;
    if (!held) return;
    if (!held.moved) {
      const found = pointAt(...placeOf(event));
      if (found >= 0) select(found);
      else useMap.setState({ group: null });
      return;
    }
    if (!held.outline) keep(view.current);
    else {
      const members = enclosed(held.outline, data.map.x, data.map.y).filter((i) => data.memories.time[i]! <= limit);
      useMap.setState({ group: { words: 'Lasso', members, outline: held.outline } });
      setMode('pan');
    }
  };
  const keys = (event: KeyboardEvent): void => {
    const middle = (factor: number): void =>
      keep(zoomed(view.current, size, size.width / 2, size.height / 2, factor, home.scale));
    const step = 40;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => keep(panned(view.current, step, 0)),
      ArrowRight: () => keep(panned(view.current, -step, 0)),
      ArrowUp: () => keep(panned(view.current, 0, step)),
      ArrowDown: () => keep(panned(view.current, 0, -step)),
      '+': () => middle(1.4),
      '-': () => middle(1 / 1.4),
      '0': () => useMap.setState({ place: null }),
      PageDown: () => stepMemory(1),
      PageUp: () => stepMemory(-1),
    };
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    act();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={body['fill']}>
      <div
        ref={stage}
        className={styles['stage']}
        data-mode={mode}
        data-part="stage"
        tabIndex={0}
        role="group"
        aria-label={`Map of ${fixed(data.map.x.length)} memories. Arrows pan, plus and minus zoom, 0 shows all, Page Up and Page Down choose the memory before and after.`}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={() => (drag.current = null)}
        onPointerLeave={() => {
          hover.current = -1;
          invalidate();
        }}
        onDoubleClick={() => useMap.setState({ place: null })}
        onKeyDown={keys}
      >
        <div
          ref={points}
          className={styles['over']}
          data-part="points"
          data-points={data.map.x.length}
          data-painting={painting > 0 || undefined}
        />
        <div ref={host} className={styles['over']} data-part="over" />
      </div>
      <div className={styles['legend']}>
        <Legend entries={legend} />
        <span className={body['grow']} />
        <span className="dim" ref={readout} />
        <button
          type="button"
          className="button"
          aria-pressed={mode === 'lasso'}
          onClick={() => setMode(mode === 'lasso' ? 'pan' : 'lasso')}
        >
          Lasso
        </button>
        <button type="button" className="button" onClick={() => useMap.setState({ place: null })}>
          All
        </button>
      </div>
      <CycleBar data={data} />
    </div>
  );
}

export function MapPanel() {
  const data = useMap((s) => s.data);
  const trouble = useMap((s) => s.trouble);
  const job = useMap((s) => s.job);
  const state = useNights((s) => s.state);
  const open = useNights((s) => s.open);
  const head = useNights(chosenHead);
  if (data) return <Stage data={data} key={data.sleepId} />;
  if (job)
    return (
      <ProgressState
        title="Drawing the map"
        progress={job.progress}
        numbers={job.stage}
        left={job.etaMs ?? Number.NaN}
      />
    );
  if (trouble)
    return (
      <ErrorState
        what="The map could not be opened"
        why={trouble}
        action={{ label: 'Ask again', run: () => void askNights() }}
      />
    );
  if (state.kind === 'asking' || (head && !open && state.kind === 'ready')) return <PlotGhost />;
  if (head && !head.map)
    return (
      <EmptyState
        title={`Night ${head.sleepId.slice(0, 8)} has no map yet`}
        actions={[{ label: 'Draw it', run: () => void drawAnew({ neighbours: 15, minDist: 0.1 }) }]}
      />
    );
  return head ? <PlotGhost /> : <NoNight />;
}
