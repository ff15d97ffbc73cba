/**
 * Why a decision ended where it did: one closed list. The number goes into the audit record, the words to people.
 * 0 is the only pass. The hundreds name the stage; `region` is who decided (−1: the loop itself or a strategy).
 */
import {
  AMYGDALA,
  BASAL_GANGLIA,
  CEREBELLUM,
  CORTEX,
  HIPPOCAMPUS,
  HYPOTHALAMUS,
  PREFRONTAL,
  THALAMUS,
  VISUAL_CORTEX,
} from './closed.ts';

/** Stages of the day in order; index = number in the audit. */
export const STAGES = [
  'perceive',
  'regime',
  'hypothalamus',
  'amygdala',
  'thalamus',
  'correlation',
  'basal-ganglia',
  'cerebellum',
  'prefrontal',
  'sent',
] as const;
export type Stage = (typeof STAGES)[number];

export interface Reason {
  readonly code: number;
  readonly key: string;
  readonly stage: Stage;
  /** Index into REGIONS, or −1. */
  readonly region: number;
  readonly text: string;
}
const r = (code: number, stage: Stage, region: number, key: string, text: string): Reason => ({
  code,
  key,
  stage,
  region,
  text,
});

export const PASS = 0;
export const REASON_LIST = [
  r(0, 'sent', -1, 'approved', 'approved and sent'),
  r(1, 'perceive', -1, 'features-warming-up', 'the features have not seen enough bars yet'),
  r(101, 'regime', -1, 'regime-warming-up', 'the regime ensemble has not been fitted yet'),
  r(201, 'hypothalamus', HYPOTHALAMUS, 'appetite-too-low', 'risk appetite is below its floor'),
  r(202, 'hypothalamus', HYPOTHALAMUS, 'drawdown-scaling', 'drawdown has scaled the position size to nothing'),
  r(301, 'amygdala', AMYGDALA, 'anomaly', 'the market state is far from anything seen before'),
  r(302, 'amygdala', AMYGDALA, 'volatility-spike', 'volatility has jumped above a multiple of its baseline'),
  r(303, 'amygdala', AMYGDALA, 'loss-limit', 'the cumulative loss is above its limit'),
  r(304, 'amygdala', AMYGDALA, 'kill-switch', 'a kill switch is on'),
  r(305, 'amygdala', AMYGDALA, 'freeze', 'entries are frozen; exits are allowed'),
  r(306, 'amygdala', AMYGDALA, 'safe-mode', 'safe mode allows exits only'),
  r(307, 'amygdala', AMYGDALA, 'outlier', 'several detectors of outliers agree'),
  r(308, 'amygdala', AMYGDALA, 'liquidity', 'the spread has jumped above a multiple of its baseline'),
  r(309, 'amygdala', AMYGDALA, 'regime-shift', 'the regime is changing'),
  r(310, 'amygdala', AMYGDALA, 'correlation-breakdown', 'markets that moved together have come apart'),
  r(311, 'amygdala', AMYGDALA, 'black-swan', 'a return far outside everything seen before'),
  r(312, 'amygdala', AMYGDALA, 'toxicity', 'the order flow is toxic'),
  r(313, 'amygdala', AMYGDALA, 'flash-crash', 'a flash crash is under way'),
  r(314, 'amygdala', AMYGDALA, 'fear', 'states like this have hurt before'),
  r(401, 'thalamus', THALAMUS, 'relevance-too-low', 'no modality is relevant enough'),
  r(402, 'thalamus', THALAMUS, 'all-masked', 'every modality is absent'),
  r(501, 'correlation', -1, 'concentration', 'the position would concentrate on correlated markets'),
  r(601, 'basal-ganglia', -1, 'no-signal', 'no strategy fired'),
  r(602, 'basal-ganglia', -1, 'strategies-gated', 'the strategy gate held back every strategy that fired'),
  r(603, 'basal-ganglia', BASAL_GANGLIA, 'tie', 'Go and No-Go are in balance'),
  r(604, 'basal-ganglia', BASAL_GANGLIA, 'no-go', 'No-Go outweighs Go'),
  r(605, 'basal-ganglia', HIPPOCAMPUS, 'recalled-losses', 'the episodes recalled lost money in states like this'),
  r(606, 'basal-ganglia', CORTEX, 'schema-against', 'the schema that matches speaks against it'),
  r(607, 'basal-ganglia', VISUAL_CORTEX, 'vision-against', 'vision sees the opposite'),
  r(608, 'basal-ganglia', THALAMUS, 'gated-out', 'the evidence for it was gated out'),
  r(609, 'basal-ganglia', -1, 'already-positioned', 'the position already is what the decision asks for'),
  r(610, 'basal-ganglia', HYPOTHALAMUS, 'tonic-low', 'low appetite lowers tonic dopamine below release'),
  r(611, 'basal-ganglia', BASAL_GANGLIA, 'unsure', 'the choice is less sure than its release asks for'),
  r(612, 'basal-ganglia', BASAL_GANGLIA, 'inhibited', 'No-Go holds the action back for a reason of its own'),
  r(701, 'cerebellum', CEREBELLUM, 'cost-above-edge', 'forecast slippage and fees exceed the expected edge'),
  r(702, 'cerebellum', CEREBELLUM, 'fill-improbable', 'the order would probably not fill'),
  r(801, 'prefrontal', PREFRONTAL, 'position-limit', 'the position would exceed its limit'),
  r(802, 'prefrontal', PREFRONTAL, 'capital-limit', 'the strategy would exceed its share of capital'),
  r(803, 'prefrontal', PREFRONTAL, 'drawdown-limit', 'the portfolio drawdown is above its limit'),
  r(804, 'prefrontal', PREFRONTAL, 'wash-sale', 'the trade would make a wash sale'),
  r(805, 'prefrontal', PREFRONTAL, 'slippage-rule', 'forecast slippage exceeds its multiple of volatility'),
  r(806, 'prefrontal', PREFRONTAL, 'satisfaction-too-low', 'the rules together are not satisfied'),
  r(807, 'prefrontal', PREFRONTAL, 'size-below-minimum', 'the size is below the smallest that the market trades'),
  r(808, 'prefrontal', PREFRONTAL, 'aggregate-limit', 'the positions together would exceed their limit'),
  r(809, 'prefrontal', PREFRONTAL, 'strategy-limit', 'the strategy would exceed its own limit'),
  r(810, 'prefrontal', PREFRONTAL, 'value-at-risk', 'the value at risk would exceed its limit'),
  r(811, 'prefrontal', PREFRONTAL, 'volatility-limit', 'the market is more volatile than the limit allows'),
  r(812, 'prefrontal', PREFRONTAL, 'daily-loss', 'the loss of the day has reached its limit'),
  r(813, 'prefrontal', PREFRONTAL, 'maximum-loss', 'the loss of the account has reached its limit'),
  r(814, 'prefrontal', PREFRONTAL, 'trailing-drawdown', 'the drawdown from the peak has reached its limit'),
  r(815, 'prefrontal', PREFRONTAL, 'consistency', 'one day would carry too much of the profit'),
  r(816, 'prefrontal', PREFRONTAL, 'mandatory-stop', 'an entry needs a protective stop'),
  r(817, 'prefrontal', PREFRONTAL, 'axioms', 'the rules in text are not satisfied by it'),
] as const;

const byCode = new Map<number, Reason>(REASON_LIST.map((x) => [x.code, x]));
const byKey = new Map<string, Reason>(REASON_LIST.map((x) => [x.key, x]));

/** @throws RangeError for a code that is not in the list */
export function reasonOf(code: number): Reason {
  const found = byCode.get(code);
  if (!found) throw new RangeError(`reason code ${code} is not in the list`);
  return found;
}
/** @throws RangeError for a key that is not in the list */
export function reasonCode(key: string): number {
  const found = byKey.get(key);
  if (!found) throw new RangeError(`reason '${key}' is not in the list`);
  return found.code;
}
