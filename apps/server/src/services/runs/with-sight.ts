/** A plan that names a trained model, with what that model sees of its bars. */
import { VISUAL_CORTEX } from '@janus/domain';
import { sightOf, type SightHooks } from '../training/embeddings.ts';
import { courseOf, toldCourse } from '../training/fallback.ts';
import type { RunPlan } from './plan.ts';

/** What a reader of the result should know of when the model began to see. */
function told({ artefact, config, series }: RunPlan, from: number): string {
  const fit = from + config.brain['visual-cortex'].trainFrom;
  const at = (bar: number): string => `bar ${bar} (${new Date(series.time[bar]!).toISOString()})`;
  if (fit > series.length)
    return `artefact ${artefact!.id} sees from ${at(from)} on, and its first readout would need ${fit} bars of ${series.length}: vision is silent throughout`;
  return `artefact ${artefact!.id} sees from ${at(from)} on; its first readout is fitted at ${at(fit - 1)}, and before that vision is silent`;
}

/** The plan itself where it names none, or where vision is off. @throws JanusError as `sightOf` */
export async function withSight(plan: RunPlan, dataFolder: string, hooks: SightHooks): Promise<RunPlan> {
  const blind = ((plan.off.regions >> VISUAL_CORTEX) & 1) === 1;
  if (plan.artefact === null || blind) return plan;
  const { artefact, fallback, series, warnings = [] } = plan;
  const { dataHash, seed } = plan.provenance;
  const own = await sightOf(dataFolder, artefact, series, dataHash, hooks);
  const said = [...warnings, told(plan, own.from)];
  if (fallback === null) return { ...plan, sight: own, warnings: said };
  const light = await sightOf(dataFolder, fallback.light, series, dataHash, hooks);
  const course = courseOf(dataFolder, artefact, fallback, own, series, seed);
  return { ...plan, sight: { ...own, fallback: { light, course } }, warnings: [...said, toldCourse(fallback, course)] };
}
