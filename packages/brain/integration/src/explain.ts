/**
 * One audit record in words: why it traded or did not, stage by stage. Pure: the server, the command line and the
 * page call the same function, and none knows more than the record says.
 */
import {
  ACTIONS,
  HOLD,
  MODALITIES,
  PASS,
  PREFRONTAL,
  reasonOf,
  REGIMES,
  REGIONS,
  SEVERITIES,
  STAGES,
  STRATEGIES,
  THREATS,
} from '@janus/domain';
import type { Explanation, Measure, StageRow, StageStatus } from './explanation.ts';
import { flips } from './flips.ts';
import { regionActivities } from './activity.ts';
import { nameOf, reader, type Read } from './reading.ts';
import { seenThrough } from './seen.ts';

const measure = (
  label: string,
  value: number,
  digits: number,
  limit: number | null = null,
  sense: Measure['sense'] = null,
  unit = '',
): Measure => ({
  label,
  value,
  unit,
  digits,
  limit,
  sense,
  breached: limit !== null && Number.isFinite(limit) && (sense === '≥' ? value < limit : value > limit),
});

const words = (key: string): string => {
  const text = key.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Share of its limit from which a threat is worth a line. */
const NEAR = 0.5;
/** Of these none vetoes alone. */
const VOTES: readonly string[] = ['z-score', 'isolation-forest', 'moving-average', 'percentile'];

function measuresOf(stage: number, read: Read): Measure[] {
  switch (stage) {
    case 1:
      return [measure('belief', read('confidence'), 2), measure('agreement', read('agreement'), 2)];
    case 2:
      return [
        measure('appetite', read('appetite'), 2, read('appetiteFloor'), '≥'),
        measure('drawdown scale', read('drawdownScale'), 2),
        measure('heat scale', read('heatScale'), 2),
        measure('balance', read('homeostasis'), 2),
        measure('energy', read('energy'), 2),
        measure('Kelly', read('kelly'), 3),
      ];
    case 3:
      return [
        measure('distance', read('distance'), 2, read('distanceLimit'), '≤'),
        measure('σ / σ₀', read('volatilityRatio'), 2, read('volatilityLimit'), '≤'),
        measure('loss', 100 * read('loss'), 2, 100 * read('lossLimit'), '≤', '%'),
        ...threatMeasures(read),
      ];
    case 4:
      return [
        measure('relevance', read('relevance'), 3, read('relevanceThreshold'), '≥'),
        ...MODALITIES.flatMap((m, i) =>
          (read('present') >> i) & 1 ? [measure(`gate ${m}`, read(`gate.${m}`), 2)] : [],
        ),
      ];
    case 5:
      return [
        measure('mean correlation', read('averageCorrelation'), 2),
        measure('size scale', read('correlationScale'), 2),
      ];
    default:
      return chosenMeasures(read);
  }
}

/** Threats near their limit, as shares of it, and what was learned; the three above have numbers of their own. */
function threatMeasures(read: Read): Measure[] {
  const own = ['anomaly', 'volatility', 'loss'];
  return [
    ...THREATS.filter((t) => !own.includes(t) && read(`threat.${t}`) >= NEAR).map((t) =>
      measure(
        t.replaceAll('-', ' '),
        read(`threat.${t}`),
        2,
        VOTES.includes(t) ? null : 1,
        VOTES.includes(t) ? null : '≤',
      ),
    ),
    measure('learned fear', read('learnedFear'), 2, read('learnedFearLimit'), '≤'),
  ];
}

function chosenMeasures(read: Read): Measure[] {
  const out: Measure[] = [];
  const wanted = nameOf(ACTIONS, read('wanted'));
  if (Number.isFinite(read(`act.${wanted}`)) && wanted !== 'hold')
    out.push(
      measure(`act ${wanted}`, read(`act.${wanted}`), 3, read('act.hold'), '≥'),
      measure('Go', read(`direct.${wanted}`), 3),
      measure('No-Go', read(`indirect.${wanted}`), 3),
    );
  if (Number.isFinite(read('choiceConfidence')))
    out.push(
      measure('confidence', read('choiceConfidence'), 2, read('choiceThreshold'), '≥'),
      measure('caution', read('caution'), 2),
    );
  if (Number.isFinite(read('cost'))) out.push(measure('cost', 1e4 * read('cost'), 1, 1e4 * read('edge'), '≤', 'bps'));
  if (Number.isFinite(read('satisfaction')))
    out.push(measure('rules', read('satisfaction'), 2, read('satisfactionThreshold'), '≥'));
  return out;
}

const ROWS = [
  { key: 'regime', name: 'Regime', stage: STAGES.indexOf('regime') },
  { key: 'hypothalamus', name: 'Hypothalamus', stage: STAGES.indexOf('hypothalamus') },
  { key: 'amygdala', name: 'Amygdala', stage: STAGES.indexOf('amygdala') },
  { key: 'thalamus', name: 'Thalamus', stage: STAGES.indexOf('thalamus') },
  { key: 'correlation', name: 'Correlation', stage: STAGES.indexOf('correlation') },
  { key: 'basal-ganglia', name: 'Basal ganglia', stage: STAGES.indexOf('basal-ganglia') },
] as const;

function passWords(number: number, read: Read): string {
  switch (number) {
    case 1:
      return `${words(nameOf(REGIMES, read('regime')))}, held ${read('regimeAge')} bars`;
    case 2:
      return `size ${read('fraction').toFixed(3)} of equity`;
    case 3:
      return read('threatScale') < 1
        ? `threat ${nameOf(SEVERITIES, read('severity'))}, size × ${read('threatScale').toFixed(2)}`
        : `threat ${nameOf(SEVERITIES, read('severity'))}`;
    case 4:
      return 'relevant';
    case 5:
      return read('correlationScale') < 1 ? 'size scaled down' : 'no concentration';
    default:
      return read('decider') === PREFRONTAL
        ? `not asked: ${reasonOf(read('breach')).key} closes the position`
        : `${nameOf(ACTIONS, read('action'))} chosen`;
  }
}

function stageRows(read: Read, timing: Float32Array | null): StageRow[] {
  const reason = reasonOf(read('reason'));
  const vetoedAt = reason.code === PASS ? Number.POSITIVE_INFINITY : STAGES.indexOf(reason.stage);
  const exited = read('action') !== HOLD;
  return ROWS.map(({ key, name, stage }, i) => {
    const last = i === ROWS.length - 1;
    const vetoedHere = last ? vetoedAt >= stage && vetoedAt < Number.POSITIVE_INFINITY : vetoedAt === stage;
    const reached = last ? read('reached') >= stage : vetoedAt >= stage && read('reached') >= stage;
    const measures = reached ? measuresOf(i + 1, read).filter((m) => !Number.isNaN(m.value)) : [];
    const lesion = (read('lesions') >> REGIONS.indexOf(key as (typeof REGIONS)[number])) & 1;
    const overruled = exited && !vetoedHere && !last && measures.some((m) => m.breached);
    const status: StageStatus = !reached
      ? 'not-reached'
      : vetoedHere
        ? 'veto'
        : REGIONS.includes(key as (typeof REGIONS)[number]) && lesion === 1
          ? 'lesioned'
          : 'pass';
    const micros = timing === null ? Number.NaN : last ? sum(timing, stage, stage + 3) : (timing[stage] ?? Number.NaN);
    return {
      number: i + 1,
      name,
      key,
      status,
      reason:
        status === 'not-reached'
          ? ''
          : status === 'veto'
            ? reason.text
            : overruled
              ? 'breached, but an exit is never held back'
              : passWords(i + 1, read),
      measures,
      micros: Number.isFinite(micros) ? micros : null,
    };
  });
}

function sum(times: Float32Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) {
    const t = times[i] ?? Number.NaN;
    if (Number.isFinite(t)) total += t;
  }
  return total;
}

function verdictOf(read: Read): string {
  const reason = reasonOf(read('reason'));
  if (reason.code === PASS) return `Go, ${nameOf(ACTIONS, read('action'))}`;
  const stage = Math.min(STAGES.indexOf(reason.stage), 6);
  if (stage === 0) return 'Warming up';
  return read('proposed') === 1 || stage < 6 ? `No-Go, stage ${stage}` : 'Hold';
}

/**
 * @param row one audit record, AUDIT_WIDTH numbers
 * @param timing its stage times in µs, TIMING_WIDTH numbers, or null
 */
export function explain(row: Float64Array, timing: Float32Array | null): Explanation {
  const read = reader(row);
  const reason = reasonOf(read('reason'));
  const decider = read('decider');
  const strategy = read('strategy');
  const forced = reason.code === PASS && decider === PREFRONTAL;
  const quiet = reason.key === 'no-signal' || reason.key === 'strategies-gated' || reason.stage === 'perceive';
  return {
    time: read('time'),
    barIndex: read('barIndex'),
    close: read('close'),
    action: nameOf(ACTIONS, read('action')),
    wanted: nameOf(ACTIONS, read('wanted')),
    outcome: reason.code === PASS ? 'sent' : quiet ? 'hold' : 'veto',
    verdict: verdictOf(read),
    reasonKey: reason.key,
    // What the prefrontal cortex decides and is sent is a position closed because of a breach.
    reasonText: forced ? `position closed: ${reasonOf(read('breach')).text}` : reason.text,
    strategy: strategy >= 0 ? nameOf(STRATEGIES, strategy) : null,
    quantity: Number.isFinite(read('quantity')) ? read('quantity') : 0,
    decider:
      decider >= 0 ? { region: nameOf(REGIONS, decider), otherwise: nameOf(ACTIONS, read('otherAction')) } : null,
    stages: stageRows(read, timing),
    seen: seenThrough(read),
    flips: flips(read),
    regions: regionActivities(read),
  };
}
