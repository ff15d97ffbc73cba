/** What a line chart shows, and the same as CSV. Pure. */
import { lastTo } from '@janus/numerics';
import { csvField } from '../table/column.ts';

export interface Series {
  readonly label: string;
  /** One value an x; NaN leaves a gap. */
  readonly values: ArrayLike<number>;
  /** A key of the palette (canvas/palette.ts): the same thing has the same colour everywhere. */
  readonly colour: 'ink' | 'ink2' | 'ink3' | 'accent' | 'up' | 'down' | 'goInk' | 'nogo' | 'anom';
  readonly dashed?: boolean;
  /** Down to zero, for drawdowns and histograms of time. */
  readonly filled?: boolean;
  /** As people read it, without its unit. */
  readonly shown: (value: number) => string;
}

export interface ChartData {
  /** Ascending: epoch ms where `xIsTime`, else numbers of the unit named. */
  readonly x: ArrayLike<number>;
  readonly xIsTime: boolean;
  /** Ticks at whole numbers alone, e.g. of epochs. */
  readonly xIsWhole?: boolean;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly series: readonly Series[];
}

export function chartCsv({ x, xIsTime, xLabel, series }: ChartData): string {
  const lines = [[xLabel, ...series.map((s) => s.label)].map(csvField).join(',')];
  for (let i = 0; i < x.length; i++)
    lines.push(
      [
        csvField(xIsTime ? new Date(x[i]!).toISOString() : x[i]!),
        ...series.map((s) => csvField(s.values[i] ?? Number.NaN)),
      ].join(','),
    );
  return `${lines.join('\n')}\n`;
}

/** Index of the x nearest to a value; −1 where there is none. x ascends. */
export function nearest(x: ArrayLike<number>, value: number): number {
  if (x.length === 0 || Number.isNaN(value)) return -1;
  const low = Math.max(0, lastTo(x, value));
  const high = Math.min(low + 1, x.length - 1);
  return value - x[low]! <= x[high]! - value ? low : high;
}
