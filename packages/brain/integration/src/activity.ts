/**
 * What each of the ten regions did at one event, from its audit record: an activity in [0, 1] for the brain panel and
 * the facts behind it. The scale of each activity is stated beside it; none is made up for looks.
 */
import {
  ACTIONS,
  AMYGDALA,
  GOALS,
  EPISODES,
  INHIBITIONS,
  MEMORY_TIERS,
  MODALITIES,
  PASS,
  reasonOf,
  REGIMES,
  REGIONS,
  RULES,
  RESPONSES,
  SCHEMA_TIER,
  SEVERITIES,
  STAGES,
  THREATS,
} from '@janus/domain';
import { GATE_OPENERS } from '@janus/prefrontal';
import type { RegionActivity } from './explanation.ts';
import { nameOf, namesOfBits, type Read } from './reading.ts';
import { seenThrough } from './seen.ts';

type Fact = { readonly label: string; readonly value: string };
const fact = (label: string, value: number, digits = 2): Fact => ({
  label,
  value: Number.isFinite(value) ? value.toFixed(digits) : '–',
});
const unit = (x: number): number => (Number.isFinite(x) ? Math.min(1, Math.max(0, x)) : 0);
const share = (value: number, limit: number): number => (limit > 0 && Number.isFinite(limit) ? value / limit : 0);
const present = (read: Read): string => namesOfBits(MODALITIES, read('present')) || 'none';

/** What working memory holds, and since when. */
const heldGoal = (read: Read): Fact[] =>
  read('heldGoal') >= 0
    ? [
        { label: 'goal held', value: `${nameOf(GOALS, read('heldGoal'))}, ${fact('', read('heldAge'), 0).value} bars` },
        fact('most exposure', read('heldBound')),
        { label: 'gate opened by', value: nameOf(GATE_OPENERS, read('gateOpener')) },
      ]
    : [];
/** Rules that are on and have something to say of the order. */
const applying = (read: Read) => RULES.filter((rule) => !Number.isNaN(read(`truth.${rule}`)));
const leastTruth = (read: Read): number => Math.min(1, ...applying(read).map((rule) => read(`truth.${rule}`)));

const inhibitedBy = (read: Read): string => namesOfBits(INHIBITIONS, read('inhibitions')) || 'nothing';

/** The model that saw, and why it; nothing where nothing is seen, or the record is from before it was told. */
const seenFact = (read: Read): Fact[] => {
  const seen = seenThrough(read);
  return seen === null ? [] : [{ label: 'seen through', value: seen }];
};

/** What of a list is switched off for the run; nothing where all of it is on, or the record is from before it could be. */
const switchedOff = (names: readonly string[], bits: number): Fact[] =>
  bits > 0 ? [{ label: 'switched off', value: namesOfBits(names, bits) }] : [];
const tierOff = (read: Read, tier: number): Fact[] => switchedOff(MEMORY_TIERS, read('tiersOff') & (1 << tier));

/** The threat that has used up most of its limit, and how much. */
function nearest(read: Read): string {
  let worst = -1;
  for (let i = 0; i < THREATS.length; i++) {
    const ratio = read(`threat.${THREATS[i]!}`);
    if (ratio > (worst < 0 ? 0 : read(`threat.${THREATS[worst]!}`))) worst = i;
  }
  return worst < 0 ? '–' : `${THREATS[worst]!.replaceAll('-', ' ')} ${read(`threat.${THREATS[worst]!}`).toFixed(2)}`;
}

interface Portrait {
  readonly equations: readonly string[];
  /** [0, 1] */
  activity(read: Read): number;
  facts(read: Read): Fact[];
}

const PORTRAITS: Readonly<Record<(typeof REGIONS)[number], Portrait>> = {
  // |score| · gate
  'visual-cortex': {
    equations: ['1', '2', '3', '4', '5', '6'],
    activity: (r) => Math.abs(r('visionScore')) * r('visionGate'),
    facts: (r) => [
      { label: 'evidence', value: r('visionGate') > 0 ? 'beats its control' : 'no evidence' },
      fact('score', r('visionScore')),
      fact('gate', r('visionGate')),
      fact('as of bar', r('visionAsOf'), 0),
      ...seenFact(r),
    ],
  },
  // relevance
  thalamus: {
    equations: ['28', '29'],
    activity: (r) => r('relevance'),
    facts: (r) => [
      { label: 'present', value: present(r) },
      fact('relevance', r('relevance'), 3),
      ...MODALITIES.filter((_, i) => (r('present') >> i) & 1).flatMap((m) => [
        fact(`${m} gate`, r(`gate.${m}`)),
        fact(`${m} attention`, r(`attention.${m}`)),
        fact(`${m} saliency, σ`, r(`saliency.${m}`)),
      ]),
    ],
  },
  // appetite
  hypothalamus: {
    equations: [],
    activity: (r) => r('appetite'),
    facts: (r) => [
      fact('appetite', r('appetite')),
      fact('Kelly', r('kelly'), 3),
      fact('drawdown scale', r('drawdownScale')),
      fact('regime scale', r('regimeScale')),
      fact('heat scale', r('heatScale')),
      fact('performance scale', r('performanceScale')),
      fact('balance', r('homeostasis')),
      fact('energy', r('energy')),
      fact('fraction of equity', r('fraction'), 3),
    ],
  },
  // the worst of its tests against its limit
  amygdala: {
    equations: ['50', '51'],
    activity: (r) =>
      Math.max(
        share(r('distance'), r('distanceLimit')),
        share(r('volatilityRatio'), r('volatilityLimit')),
        share(r('loss'), r('lossLimit')),
        unit(r('fear')),
      ),
    facts: (r) => [
      fact('distance', r('distance')),
      fact('threshold', r('distanceLimit')),
      fact('fear', r('fear')),
      { label: 'threat', value: nameOf(SEVERITIES, r('severity')) },
      { label: 'response', value: nameOf(RESPONSES, r('response')) },
      { label: 'nearest its limit', value: nearest(r) },
      fact('learned fear', r('learnedFear')),
      fact('size scale', r('threatScale')),
    ],
  },
  // 1 − the least true of the rules that apply
  prefrontal: {
    equations: ['13', '14', '15', '16', '17', '18', '19', '24', '25', '26'],
    activity: (r) => (Number.isFinite(r('satisfaction')) ? Math.max(0.15, 1 - leastTruth(r)) : 0),
    facts: (r) => [
      ...switchedOff(RULES, r('rulesOff')),
      ...heldGoal(r),
      fact('satisfaction', r('satisfaction')),
      ...(r('axiomCount') > 0
        ? [
            fact('rules in text satisfied', r('axiomSatisfaction')),
            fact('the same, smoothed', r('axiomSmoothed')),
            { label: 'least true rule', value: r('axiomWorst') >= 0 ? `no. ${r('axiomWorst') + 1}` : 'none known' },
          ]
        : []),
      ...applying(r).map((x) => fact(x.replaceAll('-', ' '), r(`truth.${x}`))),
    ],
  },
  // probability of what was chosen over hold
  'basal-ganglia': {
    equations: ['30', '31', '32', '33', '34'],
    activity: (r) => Math.max(r('probability.buy'), r('probability.sell')),
    facts: (r) => [
      ...ACTIONS.map((a) => fact(`act ${a}`, r(`act.${a}`), 3)),
      fact('Go buy', r('direct.buy'), 3),
      fact('No-Go buy', r('indirect.buy'), 3),
      fact('Go sell', r('direct.sell'), 3),
      fact('No-Go sell', r('indirect.sell'), 3),
      fact('confidence', r('choiceConfidence')),
      fact('caution', r('caution')),
      { label: 'inhibited by', value: inhibitedBy(r) },
      { label: 'habit', value: r('habit') === 1 ? 'answered' : 'no' },
    ],
  },
  // cost against edge
  cerebellum: {
    equations: ['35', '36', '52'],
    activity: (r) => share(r('cost'), r('edge')),
    facts: (r) => [
      fact('slippage, bps', 1e4 * r('slippage'), 1),
      fact('edge, bps', 1e4 * r('edge'), 1),
      fact('cost, bps', 1e4 * r('cost'), 1),
      fact('fill probability', r('fillProbability')),
      fact('correction, bps', 1e4 * r('correction'), 2),
      fact('delay, bps', 1e4 * r('delay'), 2),
      fact('adverse move, bps', 1e4 * r('adverse'), 2),
      fact('learned share of the spread', r('spreadShare')),
      fact('learned share of the impact', r('impactShare')),
      fact('drift a bar of latency, bps', r('driftRate')),
      fact('latency, bars', r('latency'), 1),
    ],
  },
  // largest |value| recalled, in reward σ, over 2
  hippocampus: {
    equations: ['37', '38'],
    activity: (r) => Math.max(...ACTIONS.map((a) => Math.abs(r(`recall.${a}`)))) / 2,
    facts: (r) => [
      ...tierOff(r, EPISODES),
      fact('episodes recalled', r('recalled'), 0),
      fact('mean distance', r('recallDistance')),
      ...ACTIONS.map((a) => fact(`value of ${a}, σ`, r(`recall.${a}`))),
    ],
  },
  // match of the schema
  cortex: {
    equations: ['43', '44'],
    activity: (r) => r('schemaMatch'),
    facts: (r) => [
      ...tierOff(r, SCHEMA_TIER),
      { label: 'schema', value: nameOf(REGIMES, r('schema')) },
      fact('match', r('schemaMatch')),
      { label: 'features', value: Number.isFinite(r('schemaFeatures')) ? `${r('schemaFeatures')} of 10` : '–' },
      fact('tonic dopamine', r('tonic')),
      { label: 'goal', value: nameOf(GOALS, r('goal')) },
      { label: 'night', value: r('learnedVersion') > 0 ? `version ${r('learnedVersion')}` : 'none loaded' },
      ...(r('learnedSchema') >= 0
        ? [fact('night schema', r('learnedSchema'), 0), fact('cosine', r('learnedSimilarity'))]
        : []),
    ],
  },
};

/** Nine regions and integration, in the specification's order. */
export function regionActivities(read: Read): RegionActivity[] {
  const reason = reasonOf(read('reason'));
  const nine = REGIONS.map((region, i): RegionActivity => {
    const portrait = PORTRAITS[region];
    return {
      region,
      activity: unit(portrait.activity(read)),
      lesioned: ((read('lesions') >> i) & 1) === 1,
      vetoed:
        reason.code !== PASS &&
        reason.region === i &&
        (read('proposed') === 1 || i === AMYGDALA || STAGES.indexOf(reason.stage) < 6),
      facts: portrait.facts(read),
      equations: portrait.equations,
    };
  });
  return [
    ...nine,
    {
      region: 'integration',
      activity: unit(read('reached') / (STAGES.length - 1)),
      lesioned: false,
      vetoed: false,
      facts: [
        { label: 'last stage entered', value: nameOf(STAGES, read('reached')) },
        fact('event', read('sequence'), 0),
      ],
      equations: ['53', '65'],
    },
  ];
}
