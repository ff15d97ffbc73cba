import { ConfigError } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { parseBrainConfig } from './config.ts';

const faultsOf = (input: unknown): readonly string[] => {
  try {
    parseBrainConfig(input);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
};

describe('configuration of the brain', () => {
  it('is complete without any input', () => {
    const config = parseBrainConfig();
    expect(config.loop).toEqual({
      riskPerTrade: 0.005,
      rewardToRisk: 2,
      appetiteWeight: 0.3,
      rewardHorizon: 48,
      allowShort: true,
    });
    expect(Object.keys(config).sort()).toEqual(
      [
        'amygdala',
        'basal-ganglia',
        'cerebellum',
        'correlation',
        'cortex',
        'hippocampus',
        'hypothalamus',
        'loop',
        'prefrontal',
        'regime',
        'rules',
        'strategies',
        'thalamus',
        'visual-cortex',
        'vpin',
      ].sort(),
    );
    expect(parseBrainConfig({})).toEqual(config);
  });

  it('changes what is named and nothing else', () => {
    const config = parseBrainConfig({ loop: { allowShort: false }, amygdala: { lossLimit: 0.5 } });
    expect(config.loop.allowShort).toBe(false);
    expect(config.amygdala.lossLimit).toBe(0.5);
    expect({ ...config, loop: 0, amygdala: 0 }).toEqual({ ...parseBrainConfig(), loop: 0, amygdala: 0 });
  });

  it('reports every fault of every table at once, each with its path', () => {
    const faults = faultsOf({
      loop: { riskPerTrade: 2, rewardHorizon: 1.5, allowShort: 'yes' },
      amygdala: { lossLimitt: 0.1 },
      'visual-cortex': { field: 'gaf' },
      cortex: 7,
      strategies: { gate: { allow: ['buy-low'] } },
      hypocampus: {},
    });
    const paths = [
      'loop.riskPerTrade',
      'loop.rewardHorizon',
      'loop.allowShort',
      'amygdala.lossLimitt',
      'visual-cortex.field',
      'cortex',
      'strategies.gate.allow',
      'hypocampus',
    ];
    expect(faults).toHaveLength(paths.length);
    for (const path of paths) expect(faults.filter((f) => f.startsWith(path))).toHaveLength(1);
    expect(faults.join('\n')).toContain('lossLimitt: unknown option; known are');
    expect(faults.join('\n')).toContain('hypocampus: unknown table; known are');
  });

  it.each([null, 3, 'x', [1]])('is a table, not %j', (input) => {
    expect(faultsOf(input)).toEqual([`configuration: ${JSON.stringify(input)} is not a table`]);
  });
});
