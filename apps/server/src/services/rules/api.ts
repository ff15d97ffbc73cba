/** What the rule sets look like over the wire. Types and constants only: the page imports them. */
import type { RulesConfig } from '@janus/logic';

/** The ten axioms that come with JANUS; in force until another version is activated. */
export const BUILT_IN = 'built-in';

export interface RulesHead {
  /** `built-in`, or 16 hexadecimal digits of its text, comments and all. */
  readonly version: string;
  /**
   * 16 hexadecimal digits of what the rules say, spacing and comments apart: two versions of the same meaning run
   * alike, and a run is the same run under either.
   */
  readonly meaning: string;
  readonly name: string;
  /** Why it was made; may be empty. */
  readonly note: string;
  /** The version that was edited; null for the built-in one. */
  readonly parent: string | null;
  /** Epoch ms; 0 for the built-in one. */
  readonly createdAt: number;
  readonly rules: number;
  readonly predicates: number;
}

export interface RulesContent extends RulesHead {
  readonly text: string;
  readonly vocabulary: string;
}

/** A change of the version in force. */
export interface Activation {
  /** Epoch ms. */
  readonly at: number;
  readonly version: string;
  /** In force until then. */
  readonly before: string;
}

export interface RulesList {
  /** The version that a run takes which names none. */
  readonly active: string;
  /** Newest first; the built-in one last. */
  readonly versions: readonly RulesHead[];
  /** Newest first. */
  readonly history: readonly Activation[];
}

/** What a run was held against. */
export interface RunRules {
  readonly version: string;
  /** Both null where the version is not kept here. */
  readonly name: string | null;
  readonly meaning: string | null;
  /** How many there are; 0 where the version is not kept here. */
  readonly rules: number;
  /** What replaced it while the day ran, in order; `name` null where the version is not kept here. */
  readonly later: readonly { readonly from: number; readonly version: string; readonly name: string | null }[];
  /** How the run read them and watched them. */
  readonly config: RulesConfig;
  /** False where the prefrontal cortex was off, and the rules with it. */
  readonly held: boolean;
}

export type Change = 'added' | 'removed' | 'changed' | 'same';
/** A rule or a predicate on both sides, as it is printed; null where a side has none. */
export interface RulesChange {
  readonly what: 'rule' | 'predicate';
  readonly name: string;
  readonly change: Change;
  readonly before: string | null;
  readonly after: string | null;
  /** Of a rule that reads the same: predicates under it whose meaning has changed. */
  readonly under: readonly string[];
}

/** A version by its name, or a text that is not kept yet. */
export type RulesRef = { readonly version: string } | { readonly text: string; readonly vocabulary: string };

export interface RulesDiff {
  readonly changes: readonly RulesChange[];
  readonly counts: Readonly<Record<Change, number>>;
}
