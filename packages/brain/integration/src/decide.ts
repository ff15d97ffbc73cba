/**
 * Stage 6, first half: the basal ganglia choose among what the admitted strategies propose, and the loop asks which
 * region the choice hung on by making one contribution after another uninformed and choosing again. The choice does
 * not mutate its state, so asking costs nothing but time.
 */
import { choose, chooseUninformed, observe } from '@janus/basal-ganglia';
import {
  BASAL_GANGLIA,
  CORTEX,
  F,
  FACT,
  HIPPOCAMPUS,
  HYPOTHALAMUS,
  reasonCode,
  THALAMUS,
  VISION,
  VISUAL_CORTEX,
  type Account,
  type Choice,
  type ReasonCode,
} from '@janus/domain';
import { regimeDopamine } from '@janus/regime';
import { route } from '@janus/thalamus';
import { isLesioned, type Brain, type SymbolBrain } from './brain.ts';
import { clampTo } from './names.ts';
import { PRIOR_OF, RECALL_OF, witness } from './witness.ts';

const NO_GO = reasonCode('no-go');
const TIE = reasonCode('tie');
const UNSURE = reasonCode('unsure');
const INHIBITED = reasonCode('inhibited');
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

/** What no region's absence changes: the market, the account, the clock and the signals. */
function fillInput(brain: Brain, own: SymbolBrain, account: Account, buy: number, sell: number): void {
  const { choiceInput: input } = brain;
  const { market } = own;
  const { customFact } = brain.config['basal-ganglia'];
  input.context = brain.belief.regime;
  input.buyStrength = buy;
  input.sellStrength = sell;
  input.threat = brain.threat.fear;
  input.volatilityRatio = brain.volatilityRatio;
  input.position = account.position;
  input.symbolExposure = account.symbolExposure;
  input.windowLoss = account.windowLoss;
  input.drawdown = account.drawdown;
  input.spread = market.spread;
  input.relativeVolume = market.features[F.relativeVolume]!;
  const { averageCorrelation, scale } = brain.diversification;
  // A market that is traded alone has nothing to correlate with.
  input.correlated = brain.symbols.length > 1 ? Math.sign(averageCorrelation) * (1 - scale) : Number.NaN;
  input.time = market.time;
  input.bar = market.index;
  input.halted = own.halted;
  if (customFact === 'none') return;
  input.custom = brain.facts[FACT[customFact]]!;
}

/** What the regions say, with region `without` made uninformed (−1: none). */
function fillVoices(brain: Brain, without: number): void {
  const { choiceInput: input } = brain;
  const gated = brain.ungated;
  const percept = brain.gated;
  route(without === THALAMUS ? percept.evidence : percept.gated, BASAL_GANGLIA, gated);
  if (without === VISUAL_CORTEX) gated[VISION] = 0;
  const rho = tonic(
    brain.belief.regime,
    without === CORTEX ? 0 : brain.prior.tonic,
    without === HYPOTHALAMUS ? 1 : brain.appetite.appetite,
    brain.config.loop.appetiteWeight,
  );
  if (without === -1) brain.outcome.tonic = rho;
  input.gated = gated;
  input.tonic = rho;
  input.priorValue = without === CORTEX ? brain.noValue : brain.priorValue;
  input.recallValue = without === HIPPOCAMPUS ? brain.noValue : brain.recallValue;
}

/** Chooses with region `without` made uninformed (−1: none). */
function chooseWithout(brain: Brain, own: SymbolBrain, without: number, out: Choice): ReasonCode {
  const { choiceInput: input } = brain;
  if (without === BASAL_GANGLIA || isLesioned(brain, BASAL_GANGLIA))
    return chooseUninformed(input.buyStrength, input.sellStrength, out);
  fillVoices(brain, without);
  return choose(own.basalGanglia, input, out);
}

/** The cortex speaks of its seven schemas and of the night's. Cortex and hippocampus speak in multiples of the usual reward, the basal ganglia listen in units of reward. */
function fillValues(brain: Brain, own: SymbolBrain): void {
  const { priorValue, recallValue, prior, recall, learned } = brain;
  const usual = own.basalGanglia.rewardScale;
  const known = prior.schema >= 0 || learned.schema >= 0;
  for (let a = 0; a < priorValue.length; a++) {
    const expected = prior.value[a]! + learned.value[a]!;
    const recalled = recall.value[a]!;
    priorValue[a] = usual * (known ? witness(own.witness, PRIOR_OF[a]!, expected) : expected);
    recallValue[a] = usual * (recall.count > 0 ? witness(own.witness, RECALL_OF[a]!, recalled) : recalled);
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

/** Names the region without which the choice would have been another. Returns the code, or that region's own. */
function askWhoDecided(brain: Brain, own: SymbolBrain, code: ReasonCode): ReasonCode {
  const { outcome, choice } = brain;
  outcome.decider = -1;
  outcome.other = choice.action;
  // A habit, an inhibition and a lack of confidence are the basal ganglia's alone.
  const alone = choice.habit || code === UNSURE || code === INHIBITED;
  for (let i = 0; i < ASKED.length; i++) {
    const region = ASKED[i]!;
    if (alone && region !== BASAL_GANGLIA) continue;
    if (isLesioned(brain, region) || isSilent(brain, region)) continue;
    chooseWithout(brain, own, region, brain.other);
    if (brain.other.action === choice.action) continue;
    outcome.decider = region;
    outcome.other = brain.other.action;
    return alone || code === 0 || code === TIE ? code : AGAINST[region];
  }
  return code;
}

/** Writes brain.choice, and the decider with its reason into brain.outcome. */
export function decide(brain: Brain, own: SymbolBrain, account: Account, buy: number, sell: number): ReasonCode {
  fillValues(brain, own);
  fillInput(brain, own, account, buy, sell);
  const code = chooseWithout(brain, own, -1, brain.choice);
  const reason = askWhoDecided(brain, own, code);
  if (!isLesioned(brain, BASAL_GANGLIA)) {
    // The questions have left their own voices behind; what is learned from is what was really heard.
    fillVoices(brain, -1);
    brain.outcome.key = observe(own.basalGanglia, brain.choiceInput, brain.choice);
  }
  return reason;
}
