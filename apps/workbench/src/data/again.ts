/** What a finished run was asked, as the input of the job that makes it once more: from what the run itself keeps. */
import { client, type Outputs } from './client.ts';

type Full = Outputs['backtests']['get'];

/** A whole configuration as the tables of a text: those of the brain stand beside the others. */
export function tablesOf(config: unknown): Readonly<Record<string, unknown>> {
  const { brain, ...rest } = (config ?? {}) as { readonly brain?: object };
  return { ...rest, ...brain };
}

/**
 * Of a strategy by itself the job makes tables and lesions anew.
 * @throws Error where its data set is gone, or it is from before runs kept their configuration
 */
export async function askedOf(run: Full) {
  const { name, strategy, seed, config, from, to, summary } = run;
  if (config === null) throw new Error('this run did not keep its configuration: launch it anew under Backtests');
  if (summary.run.words)
    throw new Error(
      `this run heard ${summary.run.words.count} words from a file: make it again with janus run --words`,
    );
  if (summary.run.fallback)
    throw new Error('this run had a lighter model to give way to: make it again with janus run --light');
  const set = (await client().data.list.query()).find((s) => s.name === name);
  if (!set) throw new Error(`the data set ${name} is not here any more`);
  return {
    data: name,
    strategy,
    seed,
    config: tablesOf(config),
    lesions: strategy === 'brain' ? run.lesions : [],
    ...(from > set.from || to < set.to ? { from, to } : {}),
    ...(summary.run.schemas ? { schemas: summary.run.schemas } : {}),
    ...(summary.run.artefact ? { artefact: summary.run.artefact } : {}),
    // Those of the run, whatever is in force meanwhile.
    rules: summary.run.rules ?? 'built-in',
  };
}
