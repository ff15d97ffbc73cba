/** What pointer and keys do in the plots over bars: the wheel zooms, a drag moves, a click pins, a double click resets. */
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { loadedRun } from '../data/run.ts';
import { seekSeries } from './cursor.ts';
import { opened, setSpan, shownSpan, useRegimes } from './regime-store.ts';
import { moved, within, zoomed } from './span.ts';

/** Room of the axis at the right of every plot, px. */
export const GUTTER = 78;
/** Further than this the pointer drags and does not click, px. */
const SLIP = 4;

export function pinBar(bar: number): void {
  const labelled = opened(useRegimes.getState());
  if (!labelled) return;
  const at = Math.min(labelled.report.bars - 1, Math.max(0, Math.floor(bar)));
  // What rests under the pointer gives way until the pointer moves again.
  useRegimes.setState({ pinned: at, hover: null });
  seekSeries(loadedRun(), labelled, at);
  const [from, to] = shownSpan(useRegimes.getState());
  if (at < from || at >= to) setSpan(moved([from, to], at - (from + to) / 2, labelled.report.bars));
}

export function usePlotGestures(host: RefObject<HTMLElement | null>): void {
  const drag = useRef<{ readonly x: number; readonly span: readonly [number, number]; slipped: boolean } | null>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const width = (): number => Math.max(1, element.clientWidth - GUTTER);
    const barAt = (event: MouseEvent): number => {
      const [from, to] = shownSpan(useRegimes.getState());
      return from + ((event.clientX - element.getBoundingClientRect().left) / width()) * (to - from);
    };
    const bars = (): number => opened(useRegimes.getState())?.report.bars ?? 0;
    const hover = (event: PointerEvent): void => {
      const going = drag.current;
      if (going) {
        going.slipped ||= Math.abs(event.clientX - going.x) > SLIP;
        const [from, to] = going.span;
        if (going.slipped) setSpan(moved(going.span, ((going.x - event.clientX) / width()) * (to - from), bars()));
        return;
      }
      const bar = Math.floor(barAt(event));
      const inside = bar >= 0 && bar < bars() && event.clientX < element.getBoundingClientRect().right - GUTTER;
      const next = inside ? bar : null;
      if (useRegimes.getState().hover !== next) useRegimes.setState({ hover: next });
    };
    const down = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      drag.current = { x: event.clientX, span: shownSpan(useRegimes.getState()), slipped: false };
      element.setPointerCapture(event.pointerId);
    };
    const up = (event: PointerEvent): void => {
      const slipped = drag.current?.slipped ?? true;
      drag.current = null;
      if (!slipped) pinBar(barAt(event));
    };
    const away = (): void => useRegimes.setState({ hover: null });
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      const span = shownSpan(useRegimes.getState());
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (sideways) setSpan(moved(span, (event.deltaX / width()) * (span[1] - span[0]), bars()));
      else setSpan(zoomed(span, barAt(event), Math.exp(Math.max(-240, Math.min(240, event.deltaY)) / 400), bars()));
    };
    const reset = (): void => useRegimes.setState({ span: null });
    element.addEventListener('pointermove', hover);
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointerleave', away);
    element.addEventListener('wheel', wheel, { passive: false });
    element.addEventListener('dblclick', reset);
    return () => {
      element.removeEventListener('pointermove', hover);
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointerleave', away);
      element.removeEventListener('wheel', wheel);
      element.removeEventListener('dblclick', reset);
    };
  }, [host]);
}

/** Left and right pin the next bar, with Shift a tenth of the view; + and − zoom, 0 shows everything. */
export function plotKeys(event: KeyboardEvent): void {
  const state = useRegimes.getState();
  const labelled = opened(state);
  if (!labelled || event.ctrlKey || event.metaKey || event.altKey) return;
  const { bars } = labelled.report;
  const span = shownSpan(state);
  const at = state.pinned ?? Math.floor((span[0] + span[1]) / 2);
  const stride = event.shiftKey ? Math.max(1, Math.round((span[1] - span[0]) / 10)) : 1;
  if (event.key === 'ArrowRight') pinBar(at + stride);
  else if (event.key === 'ArrowLeft') pinBar(at - stride);
  else if (event.key === 'Home') pinBar(0);
  else if (event.key === 'End') pinBar(bars - 1);
  else if (event.key === '+' || event.key === '=') setSpan(zoomed(span, at, 0.5, bars));
  else if (event.key === '-') setSpan(zoomed(span, at, 2, bars));
  else if (event.key === '0') setSpan(within([0, bars], bars));
  else return;
  event.preventDefault();
  event.stopPropagation();
}
