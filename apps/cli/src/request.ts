/** What `run`, `backtest`, `lesion` and their like share: their options, and the plan that those make. */
import { readFileSync } from 'node:fs';
import { badInput, LESIONS, REGIONS, type SchemaVersion, type StrategyId } from '@janus/domain';
import { loadDataSet } from '@janus/server/data';
import { aloneConfig, planRun, type LaterRules, type RunPlan } from '@janus/server/plan';
import { activeRules, BUILT_IN, readRules } from '@janus/server/rules';
import {
  artefactRef,
  fallbackRef,
  keepLatencies,
  readLatencies,
  withSight,
  type ArtefactRef,
  type FallbackRef,
} from '@janus/server/sight';
import { parse } from 'smol-toml';
import type { CommandInput, OptionSpec } from './command.ts';
import { momentOf } from './moment.ts';
import { versionNamed } from './rules.ts';
import { readWords } from './words-file.ts';

export const RUN_OPTIONS = {
  data: { type: 'string', meaning: 'symbol in the catalogue, SP500 (bundled), or a CSV file', default: 'SP500' },
  config: { type: 'string', meaning: 'TOML file; what it leaves out keeps its default' },
  seed: { type: 'integer', meaning: 'seed of everything random', default: 1, min: 0, max: 4294967295 },
  lesions: { type: 'string', meaning: `what to switch off, comma-separated: ${LESIONS.map((l) => l.key).join(', ')}` },
  vision: { type: 'string', meaning: 'embeddings made ahead, or none', choices: ['cached', 'none'], default: 'cached' },
} satisfies Record<string, OptionSpec>;

export const ARTEFACT_OPTION = {
  artefact: {
    type: 'string',
    meaning:
      'trained model that the visual cortex sees through in place of its own readout (`janus train vision --data`)',
  },
} satisfies Record<string, OptionSpec>;

const FALLBACK_OPTION = {
  light: {
    type: 'string',
    meaning:
      'DiffGAF-LSTM that vision gives way to while the ViViT of --artefact costs too much; table fallback of --config says when',
  },
  latency: {
    type: 'string',
    meaning:
      'with --light: what an embedding took, `janus vision profile --out FILE`, or simulated; without it latency decides nothing',
  },
} satisfies Record<string, OptionSpec>;

const RULES_OPTION = {
  rules: {
    type: 'string',
    meaning: 'version of the rules in text, or built-in; without it the one in force (`janus rules list`)',
  },
  'rules-at': {
    type: 'string',
    meaning:
      'TIME=VERSION,… : versions that replace the rules while the day runs, each from the first bar that closes then or later',
  },
} satisfies Record<string, OptionSpec>;

export const SCHEMA_OPTION = {
  schemas: {
    type: 'string',
    meaning: "version of a night's schemas that the day loads once it was known: N or latest",
  },
} satisfies Record<string, OptionSpec>;

export const WORDS_OPTION = {
  words: {
    type: 'string',
    meaning: 'scored words about the market, each heard once known: CSV of time,score, or `janus sources --json`',
  },
} satisfies Record<string, OptionSpec>;

/** All that one day can be given: of `run` and `backtest`. */
export const DAY_OPTIONS = {
  ...SCHEMA_OPTION,
  ...ARTEFACT_OPTION,
  ...FALLBACK_OPTION,
  ...RULES_OPTION,
  ...WORDS_OPTION,
} satisfies Record<string, OptionSpec>;

/** @throws JanusError bad-input naming the file and what is wrong with it */
export function readConfig(file: string | undefined): unknown {
  if (file === undefined) return {};
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw badInput(`--config ${file}: ${(error as Error).message}`);
  }
  try {
    return parse(text);
  } catch (error) {
    throw badInput(`--config ${file}: ${(error as Error).message}`);
  }
}

export interface Request {
  readonly plan: RunPlan;
  readonly warnings: readonly string[];
}

/** @throws JanusError bad-input for what is no version, no-data for one that is not there */
async function schemasOf(input: CommandInput): Promise<SchemaVersion | null> {
  const wanted = input.options['schemas'];
  if (wanted === undefined) return null;
  if (wanted !== 'latest' && !/^[1-9]\d*$/.test(String(wanted)))
    throw badInput(`--schemas ${String(wanted)}: is not a version (1, 2, …) or latest`);
  const { versionOf } = await import('./night.ts');
  return versionOf(input, wanted === 'latest' ? null : Number(wanted));
}

/** @throws JanusError bad-input for what is no version of the rules */
const rulesFor = ({ options, dataFolder }: CommandInput): string =>
  options['rules'] === undefined ? activeRules(dataFolder) : versionNamed(String(options['rules']), dataFolder);

/** TIME=VERSION, separated by commas; TIME as ISO 8601 or epoch ms. @throws JanusError bad-input naming the part */
function laterRulesFor({ options, dataFolder }: CommandInput): LaterRules[] {
  if (options['rules-at'] === undefined) return [];
  return String(options['rules-at'])
    .split(',')
    .map((part) => {
      const [time, version, ...more] = part.split('=').map((text) => text.trim());
      if (!time || !version || more.length > 0)
        throw badInput(`--rules-at '${part}': give TIME=VERSION, such as 2024-08-05T12:00Z=built-in`);
      const from = momentOf('rules-at', time);
      return { from, rules: readRules(dataFolder, versionNamed(version, dataFolder)) };
    });
}

/** @throws JanusError bad-input for an artefact that nobody would see through; no-data for one that is not there */
function artefactFor({ options, dataFolder }: CommandInput, strategy: StrategyId | 'brain'): ArtefactRef | null {
  const id = options['artefact'];
  if (id === undefined) return null;
  if (strategy !== 'brain')
    throw badInput(`--artefact: ${strategy} by itself has no visual cortex. Leave it out, or run the brain`);
  if (options['vision'] === 'none')
    throw badInput(`--artefact ${String(id)} with --vision none: leave one of them out`);
  return artefactRef(dataFolder, String(id));
}

/** The hash of the recorded latencies in a file, now kept. */
function recordedIn(file: string, dataFolder: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw badInput(`--latency ${file}: ${(error as Error).message}; or simulated, or leave it out`);
  }
  return keepLatencies(dataFolder, readLatencies(text, file));
}

/** The tables of vision's fallback taken out of a configuration, which knows them only where there is one. */
function fallbackFor(
  { options, dataFolder }: CommandInput,
  artefact: ArtefactRef | null,
  given: unknown,
): { readonly fallback: FallbackRef | null; readonly rest: unknown } {
  const [light, latency] = [options['light'], options['latency']];
  if (light === undefined) {
    if (latency !== undefined)
      throw badInput(`--latency ${String(latency)}: goes with --light, the model to give way to`);
    return { fallback: null, rest: given };
  }
  if (artefact === null) throw badInput(`--light ${String(light)}: goes with --artefact, the model that gives way`);
  const { fallback: config, latency: simulated, ...rest } = given as Readonly<Record<string, unknown>>;
  const source =
    latency === undefined ? 'none' : latency === 'simulated' ? latency : recordedIn(String(latency), dataFolder);
  const request = { full: artefact.id, light: String(light), config, simulated, latency: source };
  return { fallback: fallbackRef(dataFolder, request), rest };
}

/** The plan of a run: data loaded, configuration complete, lesions as a mask. */
export async function requestOf(input: CommandInput, strategy: StrategyId | 'brain' = 'brain'): Promise<Request> {
  const { options } = input;
  const set = await loadDataSet(String(options['data']), input.dataFolder);
  const named =
    options['lesions'] === undefined
      ? []
      : String(options['lesions'])
          .split(',')
          .map((s) => s.trim());
  const artefact = artefactFor(input, strategy);
  const blind = options['vision'] === 'none' ? ['visual-cortex'] : [];
  const { fallback, rest: given } = fallbackFor(input, artefact, readConfig(options['config'] as string | undefined));
  const schemas = await schemasOf(input);
  const rules = strategy === 'brain' ? rulesFor(input) : BUILT_IN;
  const words = options['words'] === undefined ? null : await readWords(String(options['words']));
  const plan = planRun(
    {
      data: set.name,
      config: strategy === 'brain' ? given : aloneConfig(given, strategy),
      lesions: strategy === 'brain' ? [...new Set([...named, ...blind])] : [...REGIONS],
      seed: Number(options['seed']),
      strategy,
      schemas,
      rules: readRules(input.dataFolder, rules),
      laterRules: laterRulesFor(input),
      words,
      artefact,
      fallback,
    },
    set.series,
    Date.now(),
  );
  const seeing = await withSight(plan, input.dataFolder, {
    progress: (stage, share) => input.progress(stage, share, 1),
    signal: input.signal,
  });
  return { plan: seeing, warnings: [...set.warnings, ...(seeing.warnings ?? [])] };
}
