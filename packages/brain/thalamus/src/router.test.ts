import { BASAL_GANGLIA, HIPPOCAMPUS, MODALITIES, REGIONS } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { reaches, route, ROUTES } from './router.ts';

describe('router', () => {
  it('is the documented table', () => {
    const heard = REGIONS.map((name, region) => [name, MODALITIES.filter((_, m) => reaches(region, m))]);
    expect(Object.fromEntries(heard.filter(([, list]) => list!.length > 0))).toEqual({
      'basal-ganglia': ['price', 'volume', 'vision', 'book', 'sentiment'],
      hippocampus: ['price', 'volume', 'vision'],
    });
    expect(new Set(ROUTES.map((r) => r.region)).size).toBe(ROUTES.length);
  });
  it('hands on what reaches the region and 0 for the rest', () => {
    const out = new Float64Array(5).fill(9);
    const evidence = Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5);
    route(evidence, HIPPOCAMPUS, out);
    expect([...out]).toEqual([0.1, 0.2, 0.3, 0, 0]);
    route(evidence, BASAL_GANGLIA, out);
    expect([...out]).toEqual([...evidence]);
  });
});
