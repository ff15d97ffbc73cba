/** When bars of the run on the screen opened, as the Market page names them. */
import { barMoment } from '@janus/views';
import type { LoadedRun } from '../../data/run.ts';

export const momentsOf =
  ({ bars, info }: LoadedRun) =>
  (bar: number): string =>
    barMoment(bars.time[bar] ?? Number.NaN, info.timeframeMs);
