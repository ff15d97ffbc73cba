/** What the plane says, in a sentence; and where a point of it lies on the panel. Pure. */
import { ACTIONS, HOLD, reasonOf } from '@janus/domain';
import { fixed } from '@janus/views';
import type { Size } from '../../canvas/surface.ts';
import type { Plane } from './plane-store.ts';

export interface Headline {
  /** Region of the star: BUY, HOLD, SELL; a dash where nothing was weighed yet. */
  readonly region: string;
  readonly why: string;
  /** What came of it where another stage refused; empty where it was done. */
  readonly after: string;
}

export function headlineOf({ region, circuit }: Plane): Headline {
  if (region < 0 || !circuit) return { region: '–', why: 'nothing was weighed up to this bar', after: '' };
  const name = ACTIONS[region]!.toUpperCase();
  const side = circuit.buy.act >= circuit.sell.act ? circuit.buy : circuit.sell;
  const [go, noGo] = [fixed(side.go * side.goGain, 2), fixed(side.noGo * side.noGoGain, 2)];
  const asked = circuit.buy.act >= circuit.sell.act ? 'buy' : 'sell';
  const hold = fixed(circuit.hold, 2);
  const why =
    region === HOLD
      ? `to ${asked}, Go ${go} less No-Go ${noGo} does not reach ${hold}, what holding is worth`
      : `Go ${go} less No-Go ${noGo} beats ${hold}, what holding is worth`;
  return { region: name, why, after: circuit.action === region ? '' : reasonOf(circuit.reason).text };
}

export const PLANE_MARGIN = { left: 40, right: 10, top: 8, bottom: 32 } as const;
export interface PlanePlace {
  /** Pixel of x = 0 and of y = 0. */
  readonly origin: readonly [number, number];
  readonly perX: number;
  readonly perY: number;
  /** Largest |Go| and No-Go shown. */
  readonly mostX: number;
  readonly mostY: number;
}

/** Room for every state, and for a corner of each region. */
export function planePlace({ width, height }: Size, { x, y, buy, sell }: Plane): PlanePlace {
  let mostX = 0.5;
  let mostY = 0.2;
  for (let k = 0; k < x.length; k++) {
    mostX = Math.max(mostX, Math.abs(x[k]!));
    mostY = Math.max(mostY, y[k]!);
  }
  mostX = 1.08 * Math.max(mostX, 1.5 * Math.max(buy?.start ?? 0, sell?.start ?? 0));
  mostY *= 1.08;
  const across = width - PLANE_MARGIN.left - PLANE_MARGIN.right;
  const up = height - PLANE_MARGIN.top - PLANE_MARGIN.bottom;
  return {
    origin: [PLANE_MARGIN.left + across / 2, PLANE_MARGIN.top + up],
    perX: across / 2 / mostX,
    perY: up / mostY,
    mostX,
    mostY,
  };
}

/** A reward above 0, below it, or of nothing: its glyph. */
export const outcomeGlyph = (reward: number): '+' | '×' | '·' => (reward > 0 ? '+' : reward < 0 ? '×' : '·');

/** Index of the state nearest to a pixel within reach; −1 where there is none. */
export function nearestDecision(plane: Plane, place: PlanePlace, px: number, py: number, reach = 14): number {
  let best = -1;
  let least = reach * reach;
  for (let k = 0; k < plane.x.length; k++) {
    const dx = place.origin[0] + place.perX * plane.x[k]! - px;
    const dy = place.origin[1] - place.perY * plane.y[k]! - py;
    if (dx * dx + dy * dy > least) continue;
    least = dx * dx + dy * dy;
    best = k;
  }
  return best;
}
