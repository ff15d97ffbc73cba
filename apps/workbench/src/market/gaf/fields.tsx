'use client';
/** Both fields, the clock and the window, the two moments in figures, and the video strip. All drawn on canvases. */
import { fixed, priceDigits, signed, barMoment } from '@janus/views';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useSurface } from '../../canvas/surface.ts';
import type { LoadedRun } from '../../data/run.ts';
import { useBackend } from '../../state/backend.ts';
import { barOfCell, cellFraction, cellIndex, cellOfBar } from '../../state/cell.ts';
import { pause, seek, useTime } from '../../state/time.ts';
import { setView, useView } from '../../state/view.ts';
import type { GafPicture } from '../../workers/gaf-protocol.ts';
import { FieldSource } from './field-source.ts';
import { degrees, paintClock, paintWindow } from './paint-clock.ts';
import { fieldBox, GADF, GASF, paintField, type FieldKind } from './paint-field.ts';
import { paintStrip, stripAt, type StripModel } from './paint-strip.ts';
import styles from './gaf.module.css';

interface Images {
  readonly gasf: HTMLCanvasElement;
  readonly gadf: HTMLCanvasElement;
}
function put(canvas: HTMLCanvasElement, pixels: Uint8ClampedArray<ArrayBuffer>, size: number): void {
  if (canvas.width !== size) {
    canvas.width = size;
    canvas.height = size;
  }
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, size, size), 0, 0);
}

/** Everything a painter needs, kept outside React: it changes with every frame of the video. */
interface Stage {
  source: FieldSource | null;
  picture: GafPicture | null;
  images: Images | null;
}

function Moments({ run, picture }: { readonly run: LoadedRun; readonly picture: GafPicture | null }) {
  const cell = useView((v) => v.cell);
  const digits = priceDigits(run.bars.close.at(-1)!);
  return (
    <table className={styles['moments']}>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">moment</span>
          </th>
          <th scope="col">UTC</th>
          <th scope="col" className="num">
            close
          </th>
          <th scope="col" className="num">
            x̃
          </th>
          <th scope="col" className="num">
            φ
          </th>
        </tr>
      </thead>
      <tbody>
        {(['i', 'j'] as const).map((name) => {
          const k = picture ? cellIndex(cell[name], picture.size) : 0;
          const bar = picture ? barOfCell(cell[name], picture.size, picture.end, picture.window) : -1;
          const x = picture ? picture.scaled[k]! : Number.NaN;
          return (
            <tr key={name} data-moment={name}>
              <th scope="row">{name}</th>
              <td>{bar >= 0 ? barMoment(run.bars.time[bar]!, run.info.timeframeMs) : '–'}</td>
              <td className="num">{bar >= 0 ? fixed(run.bars.close[bar]!, digits) : '–'}</td>
              <td className="num">{signed(x, 2)}</td>
              <td className="num">{Number.isNaN(x) ? '–' : `${fixed(degrees(x))}°`}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A fraction moved by whole cells, held inside the field. */
const shifted = (fraction: number, by: number, size: number): number =>
  cellFraction(Math.min(size - 1, Math.max(0, cellIndex(fraction, size) + by)), size);

function Field(props: {
  readonly kind: FieldKind;
  readonly stage: Stage;
  readonly run: LoadedRun;
  readonly bind: (redraw: () => void) => void;
}) {
  const { kind, stage, run, bind } = props;
  const { host, invalidate } = useSurface((c, size) => {
    const { picture, images } = stage;
    if (!picture || !images) return;
    const image = kind.name === 'GASF' ? images.gasf : images.gadf;
    paintField(c, size, kind, picture, image, useView.getState().cell, run.bars.time, run.info.timeframeMs);
  });
  useEffect(() => bind(invalidate), [bind, invalidate]);
  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const { picture } = stage;
    if (!picture) return;
    const frame = event.currentTarget.getBoundingClientRect();
    const box = fieldBox(frame, picture.size);
    const j = Math.floor((event.clientX - frame.left - box.x) / box.cell);
    const i = picture.size - 1 - Math.floor((event.clientY - frame.top - box.y) / box.cell);
    if (i < 0 || j < 0 || i >= picture.size || j >= picture.size) return;
    setView({ cell: { i: cellFraction(i, picture.size), j: cellFraction(j, picture.size) } });
  };
  const move = (event: KeyboardEvent): void => {
    const { picture } = stage;
    const by = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [1, 0], ArrowDown: [-1, 0] }[event.key];
    if (!picture || !by) return;
    event.preventDefault();
    const { cell } = useView.getState();
    setView({ cell: { i: shifted(cell.i, by[0]!, picture.size), j: shifted(cell.j, by[1]!, picture.size) } });
  };
  return (
    <div
      ref={host}
      className={styles['field']}
      data-field={kind.name}
      data-keys="arrows"
      tabIndex={0}
      role="application"
      aria-label={`${kind.name} of the window. Arrow keys move the cell.`}
      onPointerMove={point}
      onPointerDown={point}
      onKeyDown={move}
    />
  );
}

export interface FieldsProps {
  readonly run: LoadedRun;
  /** Bars from one frame of the video to the next. */
  readonly stride?: number;
  readonly shown?: 'gasf' | 'gadf' | 'both';
  /** 'strip': a low panel below candles; 'page': a panel of its own, the clock and the window below the fields. */
  readonly room?: 'strip' | 'page';
}

export function Fields({ run, stride = 4, shown: which = 'both', room = 'strip' }: FieldsProps) {
  const stage = useRef<Stage>({ source: null, picture: null, images: null });
  const redraws = useRef(new Set<() => void>());
  const [shown, show] = useState<GafPicture | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [short, setShort] = useState(false);
  const side = useView((v) => v.gafSide);
  const bind = useCallback((redraw: () => void) => {
    redraws.current.add(redraw);
    return () => redraws.current.delete(redraw);
  }, []);

  const clock = useSurface((c, size) => {
    const { picture } = stage.current;
    if (picture) paintClock(c, size, picture, useView.getState().cell);
  });
  const window = useSurface((c, size) => {
    const { picture } = stage.current;
    if (!picture) return;
    const raw = run.bars.close.subarray(picture.end - picture.window + 1, picture.end + 1);
    paintWindow(c, size, picture, useView.getState().cell, raw, priceDigits(run.bars.close.at(-1)!));
  });
  const strip = useRef<StripModel>({ frames: [], at: -1 });
  const film = useSurface((c, size) => {
    const { source } = stage.current;
    if (!source) return;
    const name = which === 'gasf' ? 'gasf' : 'gadf';
    strip.current = paintStrip(c, size, source, run, useTime.getState().cursor, useView.getState(), stride, name);
  });

  useEffect(() => {
    const drawn = stage.current;
    const all = (): void => {
      for (const redraw of redraws.current) redraw();
      clock.invalidate();
      window.invalidate();
    };
    let lastShown = 0;
    drawn.images = { gasf: document.createElement('canvas'), gadf: document.createElement('canvas') };
    const source = new FieldSource(run.bars.close, {
      onPicture: (picture) => {
        drawn.picture = picture;
        put(drawn.images!.gasf, picture.gasfPixels, picture.size);
        put(drawn.images!.gadf, picture.gadfPixels, picture.size);
        all();
        useBackend.setState({ frameUs: picture.micros });
        if (useTime.getState().playing && performance.now() - lastShown < 120) return;
        lastShown = performance.now();
        show(picture);
      },
      onThumbs: () => film.invalidate(),
      onTrouble: setTrouble,
    });
    drawn.source = source;
    const ask = (): void => {
      const { cursor } = useTime.getState();
      const { gafWindow, gafSize, gafScale } = useView.getState();
      const enough = cursor >= gafWindow - 1;
      setShort(!enough);
      setTrouble(null);
      if (enough) source.want({ end: cursor, window: gafWindow, size: gafSize, scale: gafScale });
      film.invalidate();
    };
    const stops = [
      useTime.subscribe((now, before) => {
        if (now.cursor !== before.cursor) ask();
        if (now.playing !== before.playing) show(drawn.picture);
      }),
      useView.subscribe((now, before) => {
        if (now.gafWindow !== before.gafWindow || now.gafSize !== before.gafSize || now.gafScale !== before.gafScale)
          ask();
        if (now.cell !== before.cell) all();
        if (now.hover !== before.hover && now.hover !== null) {
          const cell = cellOfBar(now.hover, useTime.getState().cursor, now.gafWindow);
          if (cell) setView({ cell });
        }
      }),
    ];
    ask();
    return () => {
      for (const stop of stops) stop();
      source.destroy();
      drawn.source = null;
    };
    // The surfaces' handles never change; a new run mounts this component anew.
  }, [run]);

  const pick = (event: PointerEvent<HTMLDivElement>): void => {
    const at = stripAt(strip.current, event.clientX - event.currentTarget.getBoundingClientRect().left);
    if (at === null) return;
    pause();
    seek(at);
  };
  const walk = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = strip.current.frames[strip.current.at + by];
    if (by === 0 || event.shiftKey || next === undefined) return;
    event.preventDefault();
    pause();
    seek(next.end);
  };

  return (
    <div
      className={styles['grid']}
      data-frame={shown?.end}
      data-constant={shown?.constant || undefined}
      data-stale={short || undefined}
      data-room={room}
      data-shown={which}
      data-stride={stride}
    >
      {which !== 'gadf' && <Field kind={GASF} stage={stage.current} run={run} bind={bind} />}
      {which !== 'gasf' && <Field kind={GADF} stage={stage.current} run={run} bind={bind} />}
      <div className={styles['side']} data-side={side}>
        <div ref={window.host} className={styles['window']} role="img" aria-label="Raw and scaled window" />
        <div ref={clock.host} className={styles['clock']} role="img" aria-label="Polar clock of the window" />
        <Moments run={run} picture={shown} />
      </div>
      <div
        ref={film.host}
        className={styles['strip']}
        data-part="strip"
        data-keys="arrows"
        tabIndex={0}
        role="application"
        aria-label={`Video of the field, a frame every ${stride} bars. Left and right move by a frame.`}
        onPointerDown={pick}
        onKeyDown={walk}
      />
      {(short || trouble || shown?.constant) && (
        <p className={styles['note']} role="status">
          {trouble
            ? `× The field could not be drawn: ${trouble}`
            : short
              ? 'The window reaches before the first bar. Move on, or take a shorter window.'
              : 'Constant window: all closes are equal, so the field says nothing.'}
        </p>
      )}
    </div>
  );
}
