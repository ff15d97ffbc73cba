/** Rule sets for the commands: the files themselves, without a server. */
export { BUILT_IN } from './api.ts';
export type { RulesChange, RulesHead } from './api.ts';
export { diffRules } from './diff.ts';
export {
  activateRules,
  activeRules,
  contentOf,
  headOf,
  listRules,
  putRules,
  readRules,
  rulesHistory,
} from './store.ts';
