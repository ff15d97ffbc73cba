/** Lines as inline SVG for the report: no script, nothing from elsewhere. Pure. */
import { compact, fixed, isoDay } from '@janus/views';

export interface SvgLine {
  readonly label: string;
  readonly values: Float64Array;
  readonly className: string;
}
export interface SvgChart {
  readonly title: string;
  /** Ascending, epoch ms. */
  readonly time: Float64Array;
  readonly lines: readonly SvgLine[];
  readonly unit: '%' | 'quote units';
  /** Down from the top, as drawdowns are drawn. */
  readonly hanging?: boolean;
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [960, 260, 8, 76, 8, 24] as const;
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function svgChart({ title, time, lines, unit, hanging = false }: SvgChart): string {
  let low = hanging ? 0 : Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { values } of lines)
    for (const v of values) {
      if (v < low) low = v;
      if (v > high) high = v;
    }
  if (!(high > low)) high = low + 1;
  const first = time[0]!;
  const span = time[time.length - 1]! - first || 1;
  const x = (t: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * (t - first)) / span;
  const y = (v: number): number => {
    const share = (v - low) / (high - low);
    return TOP + (HEIGHT - TOP - BOTTOM) * (hanging ? share : 1 - share);
  };
  const shown = (v: number): string => (unit === '%' ? `${fixed(100 * v, 1)} %` : compact(v));
  const grid = [0, 0.25, 0.5, 0.75, 1]
    .map((share) => low + share * (high - low))
    .map(
      (v) =>
        `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(v).toFixed(1)}" y2="${y(v).toFixed(1)}"/>` +
        `<text x="${WIDTH - RIGHT + 6}" y="${(y(v) + 4).toFixed(1)}">${shown(v)}</text>`,
    );
  const days = [0, 0.25, 0.5, 0.75, 1].map((share, k) => {
    const t = first + share * span;
    const anchor = k === 0 ? 'start' : k === 4 ? 'end' : 'middle';
    return `<text x="${x(t).toFixed(1)}" y="${HEIGHT - 6}" text-anchor="${anchor}">${isoDay(t)}</text>`;
  });
  const paths = lines.map(({ values, className }) => {
    const points = Array.from(time, (t, i) => `${x(t).toFixed(1)},${y(values[i]!).toFixed(1)}`);
    return `<polyline class="${className}" points="${points.join(' ')}"/>`;
  });
  const legend = lines.map((l) => `<span class="key ${l.className}">${escaped(l.label)}</span>`).join('');
  return (
    `<figure><figcaption>${escaped(title)}, ${unit} ${legend}</figcaption>` +
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">${grid.join('')}${days.join('')}${paths.join('')}</svg></figure>`
  );
}
