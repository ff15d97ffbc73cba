/** Configuration of a night: its own options, those of replay and those of consolidation, in one table. */
import { consolidationFields } from '@janus/cortex';
import { integer, parseConfig, type ConfigOf, type Fields } from '@janus/domain';
import { replayFields } from '@janus/hippocampus';

export const sleepFields = {
  minExperiences: integer('experiences below which there is nothing to sleep on', 'experiences', 50, 20, 1_000_000),
  ...replayFields,
  ...consolidationFields,
} satisfies Fields;
export type SleepConfig = ConfigOf<typeof sleepFields>;

/** @throws ConfigError with all faults at once */
export const parseSleepConfig = (input?: unknown): SleepConfig => parseConfig(sleepFields, input, 'sleep');
