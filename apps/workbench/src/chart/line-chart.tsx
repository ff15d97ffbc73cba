'use client';
/**
 * Lines over time or over a number, drawn by uPlot in the page's colours. Hover reads exact values into the legend,
 * a click hands over its x, a drag zooms, a double click shows everything again. A click on a name of the legend hides
 * its line, and the scale follows those that are left. Import it dynamically: uPlot comes
 * with it.
 */
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { barMoment, clock, compact, dayMonth, fixed, isoDay } from '@janus/views';
import { useEffect, useRef, useState } from 'react';
import { onPaletteChange, palette } from '../canvas/palette.ts';
import { download, downloadCsv } from '../shell/download.ts';
import { chartCsv, type ChartData } from './series.ts';
import styles from './line-chart.module.css';

const DAY = 86_400_000;
/** Up to so many counted values are marked one by one: a line needs two of them. */
const MARKED = 40;
/** Steps between ticks at whole numbers. */
const WHOLE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

export interface LineChartProps {
  /** Told to screen readers, and the name of exported files. */
  readonly name: string;
  readonly data: ChartData;
  /** Where the one cursor stands, in units of x; a line in the accent. */
  readonly at?: number | null;
  readonly onPick?: (x: number) => void;
  /** 'linear' where it is left out. */
  readonly scale?: 'linear' | 'log';
}

/** uPlot counts time in seconds and wants null for a gap. */
function aligned({ x, xIsTime, series }: ChartData): uPlot.AlignedData {
  const xs = Float64Array.from(x, (v) => (xIsTime ? v / 1000 : v));
  return [xs, ...series.map(({ values }) => Array.from(values, (v) => (Number.isFinite(v) ? v : null)))];
}

function timeLabel(ms: number, step: number): string {
  if (step >= 300 * DAY) return isoDay(ms).slice(0, 4);
  if (step >= 27 * DAY) return isoDay(ms).slice(0, 7);
  return step >= DAY ? dayMonth(ms) : clock(ms);
}

function options(
  props: LineChartProps,
  size: { width: number; height: number },
  read: (u: uPlot) => void,
  now: () => LineChartProps,
  hidden: ReadonlySet<string>,
): uPlot.Options {
  const { data } = props;
  const p = palette();
  const { x, xIsTime } = data;
  const pitch = x.length > 1 ? (x[x.length - 1]! - x[0]!) / (x.length - 1) : DAY;
  const axis = {
    stroke: p.ink3,
    font: `400 11px ${p.font}`,
    grid: { stroke: p.grid, width: 1 },
    ticks: { show: false },
  };
  const listenClick = (u: uPlot): void => {
    u.over.addEventListener('click', () => {
      const { idx } = u.cursor;
      // The end of a drag is a click too; what it has selected is a zoom.
      if (typeof idx === 'number' && u.select.width === 0) now().onPick?.(x[idx]!);
    });
  };
  const drawCursor = (u: uPlot): void => {
    const { at } = now();
    if (at === undefined || at === null) return;
    const place = Math.round(u.valToPos(xIsTime ? at / 1000 : at, 'x', true)) + 0.5;
    if (place < u.bbox.left || place > u.bbox.left + u.bbox.width) return;
    u.ctx.save();
    u.ctx.strokeStyle = p.accent;
    u.ctx.lineWidth = devicePixelRatio;
    // The last line may have been a dashed one.
    u.ctx.setLineDash([]);
    u.ctx.beginPath();
    u.ctx.moveTo(place, u.bbox.top);
    u.ctx.lineTo(place, u.bbox.top + u.bbox.height);
    u.ctx.stroke();
    u.ctx.restore();
  };
  return {
    ...size,
    legend: { show: false },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    padding: [8, 12, 0, data.xIsWhole ? 12 : 0],
    cursor: {
      drag: { x: true, y: false, setScale: true },
      points: { size: 5 },
    },
    scales: {
      x: { time: xIsTime },
      y: props.scale === 'log' ? { distr: 3 } : {},
    },
    axes: [
      {
        ...axis,
        ...(data.xIsWhole && { incrs: WHOLE }),
        size: 24,
        values: (_u, splits, _axis, _space, step) =>
          splits.map((v) => (xIsTime ? timeLabel(v * 1000, step * 1000) : compact(v))),
      },
      {
        ...axis,
        side: 1,
        size: 64,
        label: data.yLabel,
        labelSize: 16,
        labelFont: `400 11px ${p.font}`,
        values: (_u, splits) => splits.map((v) => data.series[0]?.shown(v) ?? fixed(v)),
      },
    ],
    series: [
      { label: data.xLabel, value: (_u, v) => (xIsTime ? barMoment(v * 1000, pitch) : fixed(v)) },
      ...data.series.map((s): uPlot.Series => {
        const colour = p[s.colour];
        return {
          label: s.label,
          show: !hidden.has(s.label),
          stroke: colour,
          width: 1,
          points: { show: data.xIsWhole === true && x.length <= MARKED, size: 4 },
          ...(s.dashed ? { dash: [4, 3] } : {}),
          ...(s.filled ? { fill: `${colour}33`, fillTo: 0 } : {}),
        };
      }),
    ],
    hooks: { init: [listenClick], draw: [drawCursor], setCursor: [read] },
  };
}

export function LineChart(props: LineChartProps) {
  const { data, name } = props;
  const host = useRef<HTMLDivElement | null>(null);
  const legend = useRef<HTMLDivElement | null>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(props);
  const [hidden, hide] = useState<ReadonlySet<string>>(new Set());
  const hiddenNow = useRef(hidden);
  useEffect(() => {
    latest.current = props;
    hiddenNow.current = hidden;
  });
  const toggle = (label: string, index: number): void => {
    const next = new Set(hidden);
    if (!next.delete(label)) next.add(label);
    hide(next);
    plot.current?.setSeries(index + 1, { show: !next.has(label) });
  };
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    // Written straight into the page: it changes with every move of the pointer.
    const read = (u: uPlot): void => {
      const now = latest.current;
      const index = u.cursor.idx ?? now.data.x.length - 1;
      const slots = legend.current?.querySelectorAll<HTMLElement>('[data-slot]');
      const { x, xIsTime, series } = now.data;
      const pitch = x.length > 1 ? (x[x.length - 1]! - x[0]!) / (x.length - 1) : DAY;
      const words = [
        x.length === 0 ? '–' : xIsTime ? barMoment(x[index]!, pitch) : compact(x[index]!),
        ...series.map((s) => (Number.isFinite(s.values[index] ?? Number.NaN) ? s.shown(s.values[index]!) : '–')),
      ];
      for (const [k, slot] of [...(slots ?? [])].entries()) slot.textContent = words[k] ?? '';
    };
    const build = (): void => {
      plot.current?.destroy();
      const size = { width: element.clientWidth, height: element.clientHeight };
      if (size.width === 0 || size.height === 0) return;
      plot.current = new uPlot(
        options(latest.current, size, read, () => latest.current, hiddenNow.current),
        aligned(latest.current.data),
        element,
      );
      read(plot.current);
    };
    const observer = new ResizeObserver(() => {
      const size = { width: element.clientWidth, height: element.clientHeight };
      if (plot.current) plot.current.setSize(size);
      else build();
    });
    build();
    observer.observe(element);
    const stop = onPaletteChange(build);
    return () => {
      observer.disconnect();
      stop();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [data, props.scale]);
  useEffect(() => plot.current?.redraw(false, false), [props.at]);
  return (
    <div className={styles['chart']}>
      <div className={styles['legend']} ref={legend}>
        <span className="dim" data-slot="x" />
        {data.series.map((s, k) => (
          <button
            key={s.label}
            type="button"
            className={styles['series']}
            aria-pressed={!hidden.has(s.label)}
            title={hidden.has(s.label) ? `Show ${s.label}` : `Hide ${s.label}`}
            onClick={() => toggle(s.label, k)}
          >
            <i data-colour={s.colour} data-dashed={s.dashed || undefined} aria-hidden />
            <span className="mid">{s.label}</span> <b data-slot={s.label} />
          </button>
        ))}
        <span className={styles['grow']} />
        <button type="button" onClick={() => downloadCsv(`${name}.csv`, chartCsv(data))}>
          CSV
        </button>
        <button
          type="button"
          onClick={() =>
            plot.current?.ctx.canvas.toBlob((picture) => {
              if (picture) download(`${name}.png`, picture);
            })
          }
        >
          PNG
        </button>
      </div>
      <div className={styles['plot']} ref={host} role="img" aria-label={name} data-part="line-chart" />
    </div>
  );
}
