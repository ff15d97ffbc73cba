/**
 * Stage 6, first half: the basal ganglia choose among what the admitted strategies propose, and the loop asks which
 * region the choice hung on by making one contribution after another uninformed and choosing again. The choice does
 * not mutate its state, so asking costs nothing but time.
 */
import { choose, chooseUninformed } from '@janus/basal-ganglia';
import {
  BASAL_GANGLIA,
  CORTEX,
  HIPPOCAMPUS,
  HYPOTHALAMUS,
  reasonCode,
  THALAMUS,
  VISION,
  VISUAL_CORTEX,
  type Choice,
  type ReasonCode,
} from '@janus/domain';
import { regimeDopamine } from '@janus/regime';
import { isLesioned, type Brain, type SymbolBrain } from './brain.ts';
import { volatilityRatio } from './inputs.ts';
import { clampTo } from './names.ts';

const NO_GO = reasonCode('no-go');
const TIE = reasonCode('tie');
/** Asked in this order: the first whose absence changes the outcome is named. */
const ASKED = [VISUAL_CORTEX, HIPPOCAMPUS, CORTEX, THALAMUS, HYPOTHALAMUS, BASAL_GANGLIA] as const;
const AGAINST = {
  [VISUAL_CORTEX]: reasonCode('vision-against'),
  [HIPPOCAMPUS]: reasonCode('recalled-losses'),
  [CORTEX]: reasonCode('schema-against'),
  [THALAMUS]: reasonCode('gated-out'),
  [HYPOTHALAMUS]: reasonCode('tonic-low'),
  [BASAL_GANGLIA]: NO_GO,
} as const;

/** Tonic dopamine ρ: what the regime gives, the cortex's expectation and the appetite together, [−1, 1]. */
const tonic = (regime: number, schemaTonic: number, appetite: number, weight: number): number =>
  clampTo(regimeDopamine(regime) + schemaTonic + weight * (2 * appetite - 1), -1, 1);

/** Chooses with region `without` made uninformed (−1: none). */
function chooseWithout(
  brain: Brain,
  own: SymbolBrain,
  without: number,
  buy: number,
  sell: number,
  out: Choice,
): ReasonCode {
  if (without === BASAL_GANGLIA || isLesioned(brain, BASAL_GANGLIA)) return chooseUninformed(buy, sell, out);
  const gated = brain.ungated;
  const percept = brain.gated;
  for (let m = 0; m < gated.length; m++) gated[m] = without === THALAMUS ? percept.evidence[m]! : percept.gated[m]!;
  if (without === VISUAL_CORTEX) gated[VISION] = 0;
  const rho = tonic(
    brain.belief.regime,
    without === CORTEX ? 0 : brain.prior.tonic,
    without === HYPOTHALAMUS ? 1 : brain.appetite.appetite,
    brain.config.loop.appetiteWeight,
  );
  if (without === -1) brain.outcome.tonic = rho;
  return choose(
    own.basalGanglia,
    brain.belief.regime,
    gated,
    buy,
    sell,
    brain.threat.fear,
    volatilityRatio(own.market.features),
    rho,
    without === CORTEX ? brain.noValue : brain.priorValue,
    without === HIPPOCAMPUS ? brain.noValue : brain.recallValue,
    out,
  );
}

/** The cortex speaks of its seven schemas and of the night's. Cortex and hippocampus speak in multiples of the usual reward, the basal ganglia listen in units of reward. */
function fillValues(brain: Brain, own: SymbolBrain): void {
  const { priorValue, recallValue, prior, recall, learned } = brain;
  const usual = own.basalGanglia.rewardScale;
  for (let a = 0; a < priorValue.length; a++) {
    priorValue[a] = usual * (prior.value[a]! + learned.value[a]!);
    recallValue[a] = usual * recall.value[a]!;
  }
}

/** True where a region contributed nothing: to leave it out would change nothing either. */
function isSilent(brain: Brain, region: number): boolean {
  switch (region) {
    case VISUAL_CORTEX:
      return brain.gated.present[VISION] === 0;
    case HIPPOCAMPUS:
      return brain.recall.count === 0;
    case CORTEX:
      return brain.prior.schema < 0 && brain.learned.schema < 0;
    default:
      return false;
  }
}

/** Writes brain.choice, and the decider with its reason into brain.outcome. */
export function decide(brain: Brain, own: SymbolBrain, buy: number, sell: number): ReasonCode {
  const outcome = brain.outcome;
  fillValues(brain, own);
  const code = chooseWithout(brain, own, -1, buy, sell, brain.choice);
  outcome.decider = -1;
  outcome.other = brain.choice.action;
  for (let i = 0; i < ASKED.length; i++) {
    const region = ASKED[i]!;
    if (isLesioned(brain, region) || isSilent(brain, region)) continue;
    chooseWithout(brain, own, region, buy, sell, brain.other);
    if (brain.other.action === brain.choice.action) continue;
    outcome.decider = region;
    outcome.other = brain.other.action;
    if (code === 0 || code === TIE) return code;
    return AGAINST[region];
  }
  return code;
}
