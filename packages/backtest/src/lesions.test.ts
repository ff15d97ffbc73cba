/**
 * Nine scenes, one a region: with the region the audit names it and its reason at the bar in question, without it the
 * other decision is taken there. Until that bar the two runs are the same, so the difference is the region's alone;
 * and what came after shows who was right.
 */
import { auditSlot, PASS, reasonOf, REGIONS, type Region } from '@janus/domain';
import { loadGafKernelSync } from '@janus/kernels/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { amygdalaScene } from './scripted/amygdala.ts';
import { basalGangliaScene } from './scripted/basal-ganglia.ts';
import { cerebellumScene } from './scripted/cerebellum.ts';
import { cortexScene } from './scripted/cortex.ts';
import { hippocampusScene } from './scripted/hippocampus.ts';
import { hypothalamusScene } from './scripted/hypothalamus.ts';
import { partingEvent, stage, type Played } from './scripted/play.ts';
import { prefrontalScene } from './scripted/prefrontal.ts';
import type { Scene } from './scripted/scene.ts';
import { thalamusScene } from './scripted/thalamus.ts';
import { visualCortexScene } from './scripted/visual-cortex.ts';

const kernel = loadGafKernelSync();
const field = (played: Played, bar: number, name: string): number => played.rows[bar]![auditSlot(name)]!;
/** The trade that a run opened by its decision at a bar. */
const tradeOf = (played: Played, bar: number) => played.result.trades.find((t) => t.entryBar === bar + 1);

interface Trial {
  readonly scene: Scene;
  readonly intact: Played;
  readonly off: Played;
  readonly without: (region: Region) => Played;
}
function trialOf(scene: Scene): Trial {
  const play = stage([scene.series], scene.config, scene.vision ? kernel : null);
  return { scene, intact: play(), off: play(scene.region), without: play };
}

/**
 * The bar by name, and the regions that the decision also needs. Vision, gates, memory and prior are heard by the
 * basal ganglia: without those nobody listens, and the strongest signal wins.
 */
const SCENES = [
  { make: visualCortexScene, bar: 3040, needs: ['basal-ganglia'] },
  { make: thalamusScene, bar: 1763, needs: ['basal-ganglia'] },
  { make: hypothalamusScene, bar: 1685, needs: [] },
  { make: amygdalaScene, bar: 1404, needs: [] },
  { make: prefrontalScene, bar: 1444, needs: [] },
  { make: basalGangliaScene, bar: 1664, needs: [] },
  { make: cerebellumScene, bar: 1404, needs: [] },
  { make: hippocampusScene, bar: 6389, needs: ['basal-ganglia'] },
  { make: cortexScene, bar: 1976, needs: ['basal-ganglia'] },
] as const;

it('there is a scene for each region', () => {
  expect(SCENES.map(({ make }) => make().region)).toEqual([...REGIONS]);
});

describe.each(SCENES.map((s) => ({ ...s, name: s.make.name.replace('Scene', '') })))('$name at bar $bar', (entry) => {
  let trial: Trial;
  beforeAll(() => {
    trial = trialOf(entry.make());
  });

  it('is asked at that bar by a dip that wants buying', () => {
    const { scene, intact, off } = trial;
    expect(scene.bar).toBe(entry.bar);
    for (const played of [intact, off])
      expect(played.at(scene.bar)).toMatchObject({ barIndex: scene.bar, wanted: 'buy', strategy: 'mean-reversion' });
  });

  it('with the region: the audit names it, its reason and what would have been decided otherwise', () => {
    const { scene, intact } = trial;
    const e = intact.at(scene.bar);
    expect({ action: e.action, reason: e.reasonKey }).toEqual(scene.intact);
    expect(e.decider).toEqual({ region: scene.region, otherwise: scene.off.action });
    const reason = reasonOf(field(intact, scene.bar, 'reason'));
    if (reason.code === PASS) expect(e.flips).toContain(`without its decider: ${scene.off.action}`);
    else {
      expect(REGIONS[reason.region]).toBe(scene.region);
      expect(e.regions.find((r) => r.region === scene.region)!.vetoed).toBe(true);
      expect(e.outcome).toBe('veto');
    }
  });

  it('without it: the other decision is taken, and the audit says that it is off', () => {
    const { scene, off } = trial;
    const e = off.at(scene.bar);
    expect({ action: e.action, reason: e.reasonKey }).toEqual(scene.off);
    expect(e.decider?.region).not.toBe(scene.region);
    expect(e.regions.find((r) => r.region === scene.region)).toMatchObject({ lesioned: true, vetoed: false });
  });

  it('until that bar both runs are the same, flat and with the same money', () => {
    const { scene, intact, off } = trial;
    expect(partingEvent(intact, off)).toBe(scene.bar);
    expect(field(intact, scene.bar, 'position')).toBe(0);
    expect(field(off, scene.bar, 'position')).toBe(0);
    expect(field(off, scene.bar, 'equity')).toBe(field(intact, scene.bar, 'equity'));
  });

  it('without any other region the decision stays, save those that it needs', () => {
    const { scene, without } = trial;
    const changed = REGIONS.filter((region) => {
      if (region === scene.region) return false;
      const e = without(region).at(scene.bar);
      return e.action !== scene.intact.action || e.decider === null;
    });
    expect(changed).toEqual(entry.needs);
  });

  it('was right', () => {
    const { scene, intact, off } = trial;
    const { bar } = scene;
    switch (scene.region) {
      case 'thalamus':
        expect(tradeOf(intact, bar)!.pnl).toBeGreaterThan(0);
        break;
      case 'cerebellum': {
        // The order goes in, and its bar takes an eighth of it.
        const fill = off.result.fills.find((f) => f.barIndex === bar + 1)!;
        expect(fill.partial).toBe(true);
        expect(fill.quantity).toBeLessThan(0.15 * field(off, bar, 'quantity'));
        break;
      }
      case 'prefrontal': {
        // Sold at a loss, bought back ten days later.
        const [sold, bought] = off.result.trades;
        expect(sold!.pnl).toBeLessThan(0);
        expect(bought!.entryBar).toBe(bar + 1);
        expect((bought!.entryTime - sold!.exitTime) / 86_400_000).toBeLessThan(30);
        break;
      }
      default:
        expect(tradeOf(off, bar)!.pnl).toBeLessThan(0);
    }
  });
});
