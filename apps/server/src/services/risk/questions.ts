/** What the thread is asked and answers. Types only. */
import type { EllipseReading, RiskReading } from './api.ts';

export type Question =
  | { readonly kind: 'reading'; readonly runId: string; readonly bar: number }
  | { readonly kind: 'ellipse'; readonly runId: string; readonly bar: number; readonly x: string; readonly y: string };

export type Ask = Question & { readonly ticket: number };
export type Told =
  | { readonly ticket: number; readonly answer: RiskReading | EllipseReading }
  | { readonly ticket: number; readonly code: string; readonly message: string };
