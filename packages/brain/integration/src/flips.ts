/**
 * The closest single changes that would have turned a decision: how far each test that failed was from passing, and
 * for a choice how much Act was missing. Words for the inspector; arithmetic on the record alone.
 */
import { ACTIONS, HOLD, INHIBITIONS, PASS, reasonOf, RULES } from '@janus/domain';
import { namesOfBits, type Read } from './reading.ts';

const percent = (from: number, to: number): string => {
  const change = from === 0 ? Number.NaN : 100 * (to / from - 1);
  return Number.isFinite(change) ? ` (${change >= 0 ? '+' : '−'}${Math.abs(change).toFixed(0)} %)` : '';
};
const toLimit = (name: string, value: number, limit: number, digits: number): string =>
  `${name} ${value.toFixed(digits)} → ${limit.toFixed(digits)}${percent(value, limit)}`;

/** Words for an alarm of price that is over and still vetoes for a few bars; null where it is not over. */
function held(read: Read, key: string): string | null {
  const voters = ['z-score', 'isolation-forest', 'moving-average', 'percentile'];
  const over = key === 'outlier' ? voters.every((t) => !(read(`threat.${t}`) > 1)) : !(read(`threat.${key}`) > 1);
  return over ? 'the bars that the last alarm still holds being over' : null;
}

/** Words for a rule that alone refuses. The record knows its truth, the configuration its floor. */
const brokenRule = (read: Read, rule: string): string =>
  `${rule.replaceAll('-', ' ')} truer than ${read(`truth.${rule}`).toFixed(2)}`;

export function flips(read: Read): string[] {
  const reason = reasonOf(read('reason'));
  const out: string[] = [];
  switch (reason.key) {
    case 'appetite-too-low':
      out.push(toLimit('appetite', read('appetite'), read('appetiteFloor'), 2));
      break;
    case 'anomaly':
      if (read('distance') <= read('distanceLimit')) out.push('the bars that the last anomaly still holds being over');
      else out.push(toLimit('distance', read('distance'), read('distanceLimit'), 2));
      break;
    case 'volatility-spike':
      out.push(toLimit('σ / σ₀', read('volatilityRatio'), read('volatilityLimit'), 2));
      break;
    case 'loss-limit':
      out.push(toLimit('loss in %', 100 * read('loss'), 100 * read('lossLimit'), 2));
      break;
    case 'outlier':
      out.push(held(read, 'outlier') ?? 'one detector of outliers fewer in agreement');
      break;
    case 'liquidity':
    case 'regime-shift':
    case 'correlation-breakdown':
    case 'black-swan':
    case 'toxicity':
    case 'flash-crash':
      out.push(
        held(read, reason.key) ??
          toLimit(`${reason.key.replaceAll('-', ' ')} / limit`, read(`threat.${reason.key}`), 1, 2),
      );
      break;
    case 'fear':
      out.push(toLimit('learned fear', read('learnedFear'), read('learnedFearLimit'), 2));
      break;
    case 'relevance-too-low':
      out.push(toLimit('relevance', read('relevance'), read('relevanceThreshold'), 3));
      break;
    case 'cost-above-edge':
      out.push(toLimit('cost in bps', 1e4 * read('cost'), 1e4 * read('edge'), 1));
      break;
    case 'satisfaction-too-low':
      out.push(toLimit('rules satisfied', read('satisfaction'), read('satisfactionThreshold'), 2));
      break;
    case 'unsure':
      out.push(toLimit('confidence', read('choiceConfidence'), read('choiceThreshold'), 2));
      break;
    case 'inhibited':
      out.push(`not inhibited by ${namesOfBits(INHIBITIONS, read('inhibitions')) || 'caution'}`);
      break;
    case 'no-signal':
      out.push('any of the nine strategies firing');
      break;
    case 'strategies-gated':
      out.push('a regime that suits the strategy that fired, or a better record of it');
      break;
    default:
      if (RULES.some((rule) => rule === reason.key)) out.push(brokenRule(read, reason.key));
      break;
  }
  const wanted = ACTIONS[read('wanted')] ?? 'hold';
  const missing = read('act.hold') - read(`act.${wanted}`);
  if (reason.stage === 'basal-ganglia' && read('wanted') !== HOLD && missing > 0)
    out.push(`${missing.toFixed(3)} more Act for ${wanted}`);
  if (read('decider') >= 0) {
    const other = ACTIONS[read('otherAction')] ?? 'hold';
    if (reason.code === PASS) out.push(`without its decider: ${other}`);
  }
  return out;
}
