import { interpolatePuOr, interpolateViridis, interpolateYlGnBu } from 'd3-scale-chromatic';
import { describe, expect, it } from 'vitest';
import { basisSpline, colourMap, cssColour, level, type ColourMapName } from './colour-maps.ts';

/** 'rgb(1, 2, 3)' or '#010203' → [1, 2, 3] */
function bytes(css: string): number[] {
  if (css.startsWith('#')) return [1, 3, 5].map((i) => Number.parseInt(css.slice(i, i + 2), 16));
  return css.match(/\d+/g)!.map(Number);
}

/** Relative luminance of level k, 0 … 255. */
function light(name: ColourMapName, k: number): number {
  const map = colourMap(name);
  return 0.2126 * map[3 * k]! + 0.7152 * map[3 * k + 1]! + 0.0722 * map[3 * k + 2]!;
}

describe('colour maps', () => {
  const peers: readonly (readonly [ColourMapName, (t: number) => string])[] = [
    ['ylgnbu', interpolateYlGnBu],
    ['puor', (t) => interpolatePuOr(1 - t)], // ours runs orange to purple, as ColorBrewer lists it
    ['viridis', interpolateViridis],
  ];
  it.each(peers)('%s equals d3-scale-chromatic 3.1.1 within 1 of 255 at all 256 levels', (name, peer) => {
    const map = colourMap(name);
    expect(map).toHaveLength(768);
    for (let k = 0; k < 256; k++) {
      const expected = bytes(peer(name === 'viridis' ? k / 255.999 : k / 255));
      for (let c = 0; c < 3; c++) expect(Math.abs(map[3 * k + c]! - expected[c]!)).toBeLessThanOrEqual(1);
    }
  });

  it('YlGnBu and viridis change their lightness one way only; PuOr is lightest at its centre', () => {
    for (let k = 8; k < 256; k += 8) {
      expect(light('ylgnbu', k)).toBeLessThan(light('ylgnbu', k - 8));
      expect(light('viridis', k)).toBeGreaterThan(light('viridis', k - 8));
    }
    for (const k of [0, 40, 90, 170, 220, 255]) expect(light('puor', k)).toBeLessThan(light('puor', 128));
  });

  it('the spline starts and ends at the end knots and reproduces a straight line', () => {
    const line = [3, 5, 7, 9, 11];
    // A uniform cubic B-spline has linear precision: value at t is 3 + 8·t.
    for (const t of [0, 0.1, 0.25, 0.5, 0.77, 1]) expect(basisSpline(line, t)).toBeCloseTo(3 + 8 * t, 12);
    // Knots 0, 6, 0 at t = 0.5: (0 + 4·6 + 0) / 6 = 4.
    expect(basisSpline([0, 6, 0], 0.5)).toBeCloseTo(4, 12);
  });

  it('a value outside takes the colour of the end', () => {
    expect(level(-5, -1, 1)).toBe(0);
    expect(level(5, -1, 1)).toBe(255);
    expect(level(0, -1, 1)).toBe(128);
    expect(cssColour(colourMap('viridis'), -9, 0, 1)).toBe('rgb(68, 1, 84)');
  });
});
