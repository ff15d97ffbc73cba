/**
 * Planted markets: scenes in which one bar is known to be decided by one region, rule or tier of memory. The lab must
 * find that bar first, by that change, with the reason on both sides.
 */
import { lesionNamed, NOTHING_OFF, offOf, reasonCode, truncate } from '@janus/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseRunConfig } from '../config.ts';
import { prepareRun } from '../prepare.ts';
import { cortexScene } from '../scripted/cortex.ts';
import { hippocampusScene } from '../scripted/hippocampus.ts';
import { prefrontalScene } from '../scripted/prefrontal.ts';
import type { Scene } from '../scripted/scene.ts';
import { CHANGE_FIELDS, CHANGE_WIDTH } from './changes.ts';
import { openLab, type LabInput } from './lab.ts';

/** A few bars beyond the one in question are enough. */
function labOf(scene: Scene, over: Partial<LabInput> = {}) {
  const config = parseRunConfig(scene.config);
  const series = [truncate(scene.series, Math.min(scene.series.length, scene.bar + 40))];
  return openLab({
    day: { series, config, seed: 1, schemas: null, ...prepareRun(series, config, 1, null) },
    off: NOTHING_OFF,
    windows: [],
    draws: { draws: 100, meanBlock: 0, seed: 1 },
    shouldStop: () => false,
    progress: () => undefined,
    ...over,
  });
}
type Opened = ReturnType<ReturnType<typeof labOf>['lesion']>;
const fieldOf = ({ changes }: Opened, row: number, name: (typeof CHANGE_FIELDS)[number]): number =>
  changes[row * CHANGE_WIDTH + CHANGE_FIELDS.indexOf(name)]!;

describe.each([
  { scene: prefrontalScene, keys: ['prefrontal', 'rule:wash-sale'], other: 'rule:drawdown-limit' },
  { scene: hippocampusScene, keys: ['hippocampus', 'tier:episodes'], other: 'tier:schemas' },
  { scene: cortexScene, keys: ['cortex', 'tier:schemas'], other: 'tier:episodes' },
])('$keys', ({ scene: make, keys, other }) => {
  let scene: Scene;
  let lab: ReturnType<typeof labOf>;
  beforeAll(() => {
    scene = make();
    lab = labOf(scene);
  });

  it.each([0, 1])('off (%i): the planted bar is the first that changes, from a refusal to a purchase', (which) => {
    const opened = lab.lesion(lesionNamed(keys[which]!));
    const { result } = opened;
    expect(result).toMatchObject({ key: keys[which], vetoChanged: expect.any(Number) as number });
    expect(result.first).toMatchObject({ bar: scene.bar, event: scene.bar, symbol: 0, kind: 'veto' });
    expect(result.parting).toMatchObject({ bar: scene.bar });
    expect(result.vetoChanged).toBeGreaterThanOrEqual(1);
    expect(result.sameFooting).toBeGreaterThanOrEqual(1);
    expect(fieldOf(opened, 0, 'reason')).toBe(reasonCode(scene.intact.reason));
    expect(fieldOf(opened, 0, 'offReason')).toBe(reasonCode(scene.off.reason));
    expect(fieldOf(opened, 0, 'offQuantity')).toBeGreaterThan(0);
    expect(opened.changes.length / CHANGE_WIDTH).toBe(
      result.directionChanged + result.vetoChanged + result.sizeChanged,
    );
  });

  it('something else off changes nothing at that bar', () => {
    const opened = lab.lesion(lesionNamed(other));
    const bars = Array.from({ length: opened.changes.length / CHANGE_WIDTH }, (_, i) => fieldOf(opened, i, 'bar'));
    expect(bars).not.toContain(scene.bar);
  });
});

describe('a lab', () => {
  it('counts by regime and by window: what is in no window is outside, and the parts are the whole', () => {
    const scene = prefrontalScene();
    const at = scene.series.time[scene.bar]! + scene.series.timeframeMs;
    const lab = labOf(scene, {
      windows: [
        { name: 'then', from: at, to: at },
        { name: 'before', from: 0, to: at - 1 },
        { name: 'never', from: at + 1e12, to: at + 2e12 },
      ],
    });
    const { result } = lab.lesion(lesionNamed('wash-sale'));
    expect(result.windows.map((w) => [w.name, w.bars, w.vetoChanged])).toEqual([
      ['then', 1, 1],
      ['before', scene.bar, 0],
    ]);
    expect(result.windows[0]!.difference).toBeNull();
    // Until then both runs are the same, whatever is drawn.
    expect(result.windows[1]!.difference).toEqual({ value: 0, low: 0, high: 0 });
    const all = result.perRegime.reduce((sum, r) => sum + r.vetoChanged, 0);
    expect(all).toBe(result.vetoChanged);
    expect(result.metrics.totalReturn).not.toBe(lab.intact.metrics.totalReturn);
    const seen = (1 + result.metrics.totalReturn) / (1 + lab.intact.metrics.totalReturn) - 1;
    expect(result.difference!.equity.value).toBeCloseTo(seen, 12);
    expect(result.difference!.drawdown.value).toBeCloseTo(
      result.metrics.maxDrawdown - lab.intact.metrics.maxDrawdown,
      12,
    );
  });
  it('takes out of what is off already: to switch it off once more changes nothing', () => {
    const lab = labOf(prefrontalScene(), { off: offOf(['rule:wash-sale']) });
    const { result, changes } = lab.lesion(lesionNamed('rule:wash-sale'));
    expect(changes).toHaveLength(0);
    expect(result).toMatchObject({ first: null, parting: null, vetoChanged: 0 });
    expect(result.difference).toMatchObject({ equity: { value: 0, low: 0, high: 0 }, pValue: 1 });
  });
  it('stops when told to', () => {
    expect(() => labOf(hippocampusScene(), { shouldStop: () => true })).toThrow('cancelled');
  });
});
