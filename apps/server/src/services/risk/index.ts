/** Risk at a moment of a run, for the commands: read in their own process, without a server. */
export { readRisk } from './report.ts';
export { openWalk } from './walk.ts';
export type { RiskReading } from './api.ts';
