/** Configuration of rules in text: which logic they are read in, how truths are put together and watched. */
import { choice, number, type ConfigOf, type Fields } from '@janus/domain';
import { FAMILY_NAMES } from './families.ts';

export const rulesFields = {
  family: choice('t-norm family that the rules are read in', 'lukasiewicz', FAMILY_NAMES),
  exponent: number('p of the p-mean-error of SAT and forall, and of the p-mean of exists [E26]', '', 2, 1, 100),
  smoothing: number('weight of an event in the smoothed satisfaction and truths', '', 0.01, 1e-6, 1),
  violationBelow: number('truth of a rule below which it counts as violated', '', 0.5, 0, 1),
} satisfies Fields;
export type RulesConfig = ConfigOf<typeof rulesFields>;
