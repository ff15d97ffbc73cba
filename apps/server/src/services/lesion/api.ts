/** What the router and the page say about lesions. Types only: nothing here may pull in a host. */
import type { IntactResult, LesionResult } from '@janus/backtest';
import type { Provenance } from '../../api.ts';

/** How differences were drawn: equal for results that may stand side by side. */
export interface LesionProtocol {
  readonly draws: number;
  /** Bars; 0 = cube root of the number of returns. */
  readonly meanBlock: number;
  readonly seed: number;
}

/** What was found out of one run, lesion by lesion; the list grows while a job is at work. */
export interface LesionReport {
  readonly runId: string;
  /** Name of the data set. */
  readonly name: string;
  readonly simulatedData: boolean;
  readonly provenance: Provenance;
  readonly protocol: LesionProtocol;
  /** Epoch ms of the job that found the last of them. */
  readonly at: number;
  readonly intact: IntactResult;
  /** In the order of LESIONS. */
  readonly lesions: readonly LesionResult[];
}

/** One side of a changed decision, in words of the closed lists. */
export interface Decided {
  readonly action: string;
  readonly reason: string;
  readonly reasonText: string;
  /** Stage at which it ended. */
  readonly stage: string;
  /** Base units; 0 where nothing went out. */
  readonly quantity: number;
}
export interface ChangedDecision {
  readonly event: number;
  readonly bar: number;
  /** Moment of the decision, epoch ms. */
  readonly time: number;
  readonly kind: 'direction' | 'veto' | 'size';
  /** Both runs held the same position when they decided. */
  readonly sameFooting: boolean;
  readonly intact: Decided;
  readonly without: Decided;
}
export interface ChangesPage {
  /** How many there are of the kinds asked for. */
  readonly total: number;
  readonly changes: readonly ChangedDecision[];
}
