/** One strategy by itself, as a configuration: what `--strategy NAME` and a backtest of a strategy mean. */
import { REGIMES, STRATEGIES, badInput, type StrategyId } from '@janus/domain';

type Table = Readonly<Record<string, unknown>>;
const table = (x: unknown): Table => (typeof x === 'object' && x !== null ? (x as Table) : {});

/**
 * One strategy by itself: every region switched off, the gate open for it alone in every regime.
 * What is left is the strategy, the sizing by its stop, and the venue.
 */
export function aloneConfig(config: unknown, strategy: StrategyId): unknown {
  const all = Object.fromEntries(REGIMES.map((regime) => [regime, [strategy]]));
  const base = table(config);
  const strategies = table(base['strategies']);
  return { ...base, strategies: { ...strategies, gate: { allow: [strategy], floor: 0, regimes: all } } };
}

/** @throws JanusError bad-input for a name that is neither `brain` nor a strategy */
export function strategyNamed(name: string): StrategyId | 'brain' {
  if (name === 'brain' || (STRATEGIES as readonly string[]).includes(name)) return name as StrategyId | 'brain';
  throw badInput(`strategy ${name}: not one of brain, ${STRATEGIES.join(', ')}`);
}
