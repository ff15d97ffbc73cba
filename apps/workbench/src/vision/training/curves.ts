/** The course of a training as lines: mean loss of each epoch's steps, loss of the validation block after it. Pure. */
import type { EpochReport } from '@janus/neural';
import { fixed } from '@janus/views';
import type { ChartData } from '../../chart/series.ts';

export function lossCurves(history: readonly EpochReport[]): ChartData {
  const shown = (value: number): string => fixed(value, 3);
  return {
    x: history.map((report) => report.epoch),
    xIsTime: false,
    xIsWhole: true,
    xLabel: 'epoch',
    yLabel: 'loss',
    series: [
      { label: 'training', values: history.map((report) => report.loss), colour: 'ink2', shown },
      {
        label: 'validation',
        values: history.map((report) => report.validation),
        colour: 'accent',
        dashed: true,
        shown,
      },
    ],
  };
}
