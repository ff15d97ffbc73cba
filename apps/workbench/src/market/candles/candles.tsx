'use client';
/** The candle chart in the page: follows the cursor and the view, and tells them what the pointer does. */
import { compact, fixed, priceDigits, signedPercent } from '@janus/views';
import { useEffect, useRef } from 'react';
import { text, vertical } from '../../canvas/draw.ts';
import { onPaletteChange, palette } from '../../canvas/palette.ts';
import { RibbonPainter } from '../../canvas/ribbon-paint.ts';
import { Surface } from '../../canvas/surface.ts';
import { loadedRun, useLoadedRun, type LoadedRun } from '../../data/run.ts';
import { timeframeName } from '../../data/timeframe.ts';
import { cellBars } from '../../state/cell.ts';
import { seek, useTime } from '../../state/time.ts';
import { setView, useView } from '../../state/view.ts';
import { spanAround } from '../../state/span.ts';
import { CandleChart } from './chart.ts';
import styles from './candles.module.css';

/** A change that rounds to zero at two digits of a percent has no direction. */
const FLAT = 5e-5;

/** Open, high, low, close, change and volume of a bar, written straight into the page: it changes with the pointer. */
function writeLegend(host: HTMLElement, run: LoadedRun, bar: number): void {
  const { bars } = run;
  const digits = priceDigits(bars.close[bar]!);
  const before = bar > 0 ? bars.close[bar - 1]! : bars.open[bar]!;
  const change = bars.close[bar]! / before - 1;
  const volume = bars.volume[bar]!;
  for (const [name, words] of [
    ['o', fixed(bars.open[bar]!, digits)],
    ['h', fixed(bars.high[bar]!, digits)],
    ['l', fixed(bars.low[bar]!, digits)],
    ['c', fixed(bars.close[bar]!, digits)],
    ['v', Number.isNaN(volume) ? '–' : compact(volume)],
    ['d', `${change > FLAT ? '▲' : change < -FLAT ? '▼' : '■'} ${signedPercent(change)} %`],
  ] as const) {
    const slot = host.querySelector<HTMLElement>(`[data-slot="${name}"]`);
    if (!slot) continue;
    slot.textContent = words;
    if (name === 'd') slot.className = change > FLAT ? 'up' : change < -FLAT ? 'down' : 'dim';
  }
}

function mount(run: LoadedRun, chartHost: HTMLElement, ribbonHost: HTMLElement, legend: HTMLElement): () => void {
  const legendBar = (): void => writeLegend(legend, run, useView.getState().hover ?? useTime.getState().cursor);
  const chart = new CandleChart(chartHost, run, {
    onPick: (bar) => seek(bar),
    onHover: (bar) => {
      if (bar !== useView.getState().hover) setView({ hover: bar });
    },
    onSpan: (from, to) => {
      const [a, b] = useView.getState().span;
      if (Math.abs(a - from) > 1e-6 || Math.abs(b - to) > 1e-6) setView({ span: [from, to] });
      ribbon.invalidate();
    },
    onReset: () => chart.show(...spanAround(useTime.getState().cursor)),
  });
  const painter = new RibbonPainter();
  const ribbon = new Surface(ribbonHost, (c, { height }) => {
    const p = palette();
    const plot = chart.plotWidth;
    painter.paint(
      c,
      run.audit,
      chart.axes.bar(0) + 0.5,
      chart.axes.bar(plot) + 0.5,
      { x: 0, y: 2, width: plot, height: height - 4 },
      true,
    );
    const x = chart.axes.x(useTime.getState().cursor);
    const veil = Math.round(x + chart.axes.pitch() / 2);
    if (veil < plot) {
      c.globalAlpha = 0.45;
      c.fillStyle = p.panel;
      c.fillRect(Math.max(0, veil), 0, plot - Math.max(0, veil), height);
      c.globalAlpha = 1;
    }
    if (x >= 0 && x <= plot) vertical(c, x, 0, height, p.accent);
    c.font = `400 11px ${p.font}`;
    text(c, 'regime', plot + 8, height / 2, p.ink3);
  });
  const syncCell = (): void => {
    const { gafWindow } = useView.getState();
    const [i, j] = cellBars(useView.getState(), useTime.getState().cursor);
    chart.setWindow(gafWindow, i, j);
  };
  const stops = [
    onPaletteChange(() => chart.applyPalette()),
    useTime.subscribe((now, before) => {
      if (now.cursor === before.cursor) return;
      chart.setCursor(now.cursor, now.playing);
      syncCell();
      ribbon.invalidate();
      legendBar();
    }),
    useView.subscribe((now, before) => {
      if (now.span !== before.span) chart.show(now.span[0], now.span[1]);
      if (now.cell !== before.cell || now.gafWindow !== before.gafWindow) syncCell();
      if (now.hover !== before.hover) legendBar();
    }),
  ];
  const { span } = useView.getState();
  chart.show(span[0], span[1]);
  chart.setCursor(useTime.getState().cursor, false);
  syncCell();
  legendBar();
  return () => {
    for (const stop of stops) stop();
    ribbon.destroy();
    chart.destroy();
  };
}

export function Candles() {
  const run = useLoadedRun();
  const chartHost = useRef<HTMLDivElement | null>(null);
  const ribbonHost = useRef<HTMLDivElement | null>(null);
  const legend = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    if (!run || run !== loadedRun() || !chartHost.current || !ribbonHost.current || !legend.current) return undefined;
    return mount(run, chartHost.current, ribbonHost.current, legend.current);
  }, [run]);
  if (!run) return null;
  return (
    <div className={styles['candles']}>
      <div
        ref={chartHost}
        className={styles['chart']}
        data-part="chart"
        role="figure"
        aria-label={`Candles of ${run.info.symbol}, ${timeframeName(run.info.timeframeMs)}, with volume, regime and decisions`}
      />
      <div
        ref={ribbonHost}
        className={styles['ribbon']}
        data-part="ribbon"
        role="img"
        aria-label="Regime under the axis"
      />
      <div ref={legend} className={styles['legend']} data-part="legend">
        <b>{run.info.symbol}</b>
        <span className="dim">{timeframeName(run.info.timeframeMs)}</span>
        {(['o', 'h', 'l', 'c'] as const).map((name) => (
          <span key={name}>
            <i>{name.toUpperCase()}</i>
            <span data-slot={name} />
          </span>
        ))}
        <span data-slot="d" />
        <span>
          <i>V</i>
          <span data-slot="v" />
        </span>
      </div>
    </div>
  );
}
