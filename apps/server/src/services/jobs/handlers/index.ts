/** The kinds of job that this server can do. A new kind is one more line here. */
import type { JobHandler } from '../handler.ts';
import { backtestHandler } from './backtest.ts';
import { mapHandler } from '../../night/map-job.ts';
import { sleepHandler } from '../../night/sleep-job.ts';
import { regimesHandler } from '../../regimes/regimes-job.ts';
import { lesionHandler } from '../../lesion/lesion-job.ts';
import { trainHandler } from '../../training/train-job.ts';
import { importHandler } from './import.ts';
import { simulateHandler } from './simulate.ts';
import { walkforwardHandler } from './walkforward.ts';

export const HANDLERS: readonly JobHandler[] = [
  backtestHandler,
  walkforwardHandler,
  sleepHandler,
  mapHandler,
  regimesHandler,
  lesionHandler,
  trainHandler,
  importHandler,
  simulateHandler,
];
