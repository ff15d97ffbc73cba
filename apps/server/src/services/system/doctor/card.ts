/** The card: which driver would answer, and whether that is a simulation. Nothing is built and nothing is started. */
import { chooseDriver } from '../../card/driver.ts';
import { check, type Check } from './check.ts';

export function cardChecks(env: NodeJS.ProcessEnv): Check[] {
  const name = 'card';
  const choice = chooseDriver(env);
  if (choice.driver === null) return [check(name, 'degraded', choice.detail, choice.cure)];
  if (choice.driver === 'xrt') return [check(name, 'ok', choice.detail)];
  const cure = 'nothing, where the processor is fast enough; with a card, set JANUS_XCLBIN to the image of the kernels';
  return [check(name, 'degraded', `SIMULATED: ${choice.detail}`, cure)];
}
