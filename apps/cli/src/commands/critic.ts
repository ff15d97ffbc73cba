/** `janus critic`: how well the critic would have foretold a run, by λ, and which actions did better than foretold. */
import { evaluateCritic } from '@janus/basal-ganglia';
import { badInput, EXPERIENCE_WIDTH, experienceSlot, noData } from '@janus/domain';
import { openRun, readExperiences } from '@janus/server/runs';
import type { Command } from '../command.ts';

const SYMBOL = experienceSlot('symbol');
/** Trace decays that are set beside one another. */
const LAMBDAS = [0, 0.4, 0.8, 0.9, 1] as const;

interface Rates {
  readonly discount: number;
  readonly traceDecay: number;
  readonly criticRate: number;
}

/** Those of the run's configuration. @throws JanusError no-data for a run that did not keep it */
function ratesOf(config: unknown, runId: string): Rates {
  const rates = (config as { brain?: Record<string, Partial<Rates>> } | null)?.brain?.['basal-ganglia'];
  const { discount, traceDecay, criticRate } = rates ?? {};
  if (discount === undefined || traceDecay === undefined || criticRate === undefined)
    throw noData(`run ${runId} did not keep its configuration: run it once more`);
  return { discount, traceDecay, criticRate };
}

export const criticCommand: Command = {
  name: 'critic',
  usage: 'critic --run ID [--discount N] [--lambda N] [--rate N]',
  summary: 'how well the critic would have foretold a run, and which actions did better than foretold',
  positional: { min: 0, max: 0, names: [] },
  options: {
    run: { type: 'string', meaning: 'id of a stored run', required: true },
    discount: { type: 'number', meaning: "γ; without it the run's own", min: 0, max: 1 },
    lambda: { type: 'number', meaning: "λ of the advantages; without it the run's own", min: 0, max: 1 },
    rate: { type: 'number', meaning: "learning rate of the critic; without it the run's own", min: 0, max: 1 },
  },
  async run({ options, dataFolder }) {
    const runId = String(options['run']);
    const reader = openRun(dataFolder, runId);
    const { summary, config } = reader.file;
    reader.close();
    const rows = readExperiences(dataFolder, runId);
    const count = rows.length / EXPERIENCE_WIDTH;
    if (count === 0) throw noData(`run ${runId} holds no experience: no decision of it was ever rewarded`);
    for (let t = 0; t < count; t++)
      if (rows[t * EXPERIENCE_WIDTH + SYMBOL] !== 0)
        throw badInput(`run ${runId} holds several symbols: the critic of each is its own`);
    const own = ratesOf(config, runId);
    const rates: Rates = {
      discount: Number(options['discount'] ?? own.discount),
      traceDecay: Number(options['lambda'] ?? own.traceDecay),
      criticRate: Number(options['rate'] ?? own.criticRate),
    };
    const score = evaluateCritic(rows, rates);
    const byLambda = LAMBDAS.map((traceDecay) => {
      const { error } = evaluateCritic(rows, { ...rates, traceDecay });
      return { lambda: traceDecay, error };
    });
    const bps = (x: number): string => (Number.isNaN(x) ? '–' : `${(1e4 * x).toFixed(2)} bps`).padStart(14);
    const { decisions, stretches, error, errorOfZero, advantages } = score;
    return {
      json: {
        ...summary.provenance,
        simulated: true,
        simulatedData: summary.run.simulatedData,
        rates,
        decisions,
        stretches,
        error,
        errorOfZero,
        byLambda,
        advantages: advantages.map((a) => ({ ...a, error: Number.isNaN(a.error) ? null : a.error })),
      },
      text: [
        `${decisions} decisions of run ${runId} on ${summary.run.name} (simulated fills), in ${stretches} stretches; γ ${rates.discount}, λ ${rates.traceDecay}, rate ${rates.criticRate}`,
        '',
        'foretold return, root mean square error, fraction of equity',
        `  always 0        ${bps(errorOfZero)}`,
        ...byLambda.map(
          (l) => `  λ ${String(l.lambda).padEnd(14)}${bps(l.error)}  ${((100 * l.error) / errorOfZero).toFixed(1)} %`,
        ),
        '',
        'better than foretold: generalised advantage, fraction of equity',
        `  ${'regime'.padEnd(12)}${'action'.padEnd(8)}${'decisions'.padStart(10)}${'mean'.padStart(14)}${'± error'.padStart(14)}`,
        ...advantages.map(
          (a) =>
            `  ${a.regime.padEnd(12)}${a.action.padEnd(8)}${String(a.decisions).padStart(10)}${bps(a.mean)}${bps(a.error)}`,
        ),
      ].join('\n'),
    };
  },
};
