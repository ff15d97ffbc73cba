'use client';
/** Small parts that the panels share: a severity, a share of a limit as a bar, a moment that can be gone to. */
import type { Severity } from '@janus/domain';
import { barMoment, fixed, NO_VALUE, SEVERITY_GLYPHS } from '@janus/views';
import { pause, seek } from '../state/time.ts';
import styles from './risk.module.css';

export function SeverityMark({ severity, known = true }: { readonly severity: Severity; readonly known?: boolean }) {
  if (!known) return <span className="dim">not judged</span>;
  return (
    <span className={styles['severity']} data-severity={severity}>
      <b aria-hidden>{SEVERITY_GLYPHS[severity]}</b> {severity}
    </span>
  );
}

/** The bar is full at one and a half limits; the mark in it is the limit. */
const MOST = 1.5;
const percent = (share: number): string =>
  Number.isNaN(share) ? NO_VALUE : !Number.isFinite(share) || share > 99 ? '> 9,900 %' : `${fixed(100 * share)} %`;

export function ShareBar({ share, limit = true }: { readonly share: number; readonly limit?: boolean }) {
  const known = !Number.isNaN(share);
  const over = share > 1;
  return (
    <span className={styles['share']} data-over={over || undefined} data-limit={limit || undefined}>
      <i aria-hidden>{known && <b style={{ width: `${(100 * Math.min(MOST, Math.max(0, share))) / MOST}%` }} />}</i>
      <span>
        {percent(share)}
        {over ? ' ×' : ''}
      </span>
    </span>
  );
}

/** From 0 to 1, without a limit. */
export function UnitBar({ value, least }: { readonly value: number; readonly least?: number }) {
  const low = least !== undefined && value < least;
  return (
    <span className={styles['share']} data-over={low || undefined}>
      <i aria-hidden>
        {!Number.isNaN(value) && <b style={{ width: `${100 * Math.min(1, Math.max(0, value))}%` }} />}
        {least !== undefined && <u style={{ left: `${100 * least}%` }} />}
      </i>
      <span>
        {Number.isNaN(value) ? NO_VALUE : fixed(value, 2)}
        {low ? ' ×' : ''}
      </span>
    </span>
  );
}

export function MomentButton(props: {
  readonly bar: number;
  /** Close of the bar, epoch ms. */
  readonly time: number;
  readonly timeframeMs: number;
}) {
  const { bar, time, timeframeMs } = props;
  return (
    <button
      type="button"
      className={styles['moment']}
      title="Go to this bar"
      onClick={(event) => {
        event.stopPropagation();
        pause();
        seek(bar);
      }}
    >
      {barMoment(time - timeframeMs, timeframeMs)}
    </button>
  );
}
