/**
 * Rule sets for the router: listed, read, kept, put into force, compared. Activating reaches whatever starts after it:
 * a run takes the version in force when it is submitted, and says which it was.
 */
import { badInput } from '@janus/domain';
import { compileRules, type RuleSet } from '@janus/logic';
import type { Activation, RulesContent, RulesDiff, RulesHead, RulesList, RulesRef, RunRules } from './api.ts';
import { diffRules } from './diff.ts';
import { rulesOfRun } from './of-run.ts';
import {
  activateRules,
  activeRules,
  contentOf,
  headOf,
  listRules,
  putRules,
  readRules,
  rulesHistory,
  type NewRules,
} from './store.ts';

export interface RulesService {
  list(): RulesList;
  /** @throws JanusError no-data */
  read(version: string): RulesContent;
  /** @throws JanusError bad-input with every fault, its line and column */
  put(given: NewRules): RulesHead;
  /**
   * @param expected the version that the caller believes to be in force, null where it does not matter
   * @throws JanusError no-data; bad-input where another is in force meanwhile
   */
  activate(version: string, expected: string | null): Activation;
  diff(before: RulesRef, after: RulesRef): RulesDiff;
  /** @throws JanusError no-data */
  ofRun(runId: string): RunRules;
}

/** @param now epoch ms */
export function rulesService(dataFolder: string, now: () => number): RulesService {
  const setOf = (ref: RulesRef): RuleSet =>
    'version' in ref ? readRules(dataFolder, ref.version).set : compileRules(ref.text, ref.vocabulary);
  return {
    list: () => ({
      active: activeRules(dataFolder),
      versions: listRules(dataFolder),
      history: rulesHistory(dataFolder),
    }),
    read: (version) => contentOf(readRules(dataFolder, version)),
    put(given) {
      if (given.parent !== null) readRules(dataFolder, given.parent);
      return headOf(putRules(dataFolder, given, now()));
    },
    activate(version, expected) {
      const active = activeRules(dataFolder);
      if (expected !== null && expected !== active)
        throw badInput(
          `version ${active} of the rules was put into force meanwhile, in place of ${expected}: look at it, then activate again`,
        );
      return activateRules(dataFolder, version, now());
    },
    diff: (before, after) => diffRules(setOf(before), setOf(after)),
    ofRun: (runId) => rulesOfRun(dataFolder, runId),
  };
}
