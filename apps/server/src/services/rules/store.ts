/**
 * Rule sets on the disk, one immutable file a version, the version in force, and the list of what was activated when:
 *
 *   rules/<version>.json   RulesContent; never written again
 *   rules/current          version in force; absent = the built-in one
 *   rules/history.jsonl    Activation, a line each
 *
 * Each file is written whole, and everything is read anew: a command and a server may use the same folder.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { badInput, noData } from '@janus/domain';
import { compileRules, MARKET_AXIOMS, MARKET_VOCABULARY, type RuleSet } from '@janus/logic';
import { writeWhole } from '../state/write-whole.ts';
import { BUILT_IN, type Activation, type RulesContent, type RulesHead } from './api.ts';

/** Also what a request may call a version. */
export const RULES_VERSION = /^(?:built-in|[0-9a-f]{16})$/;
/** Characters of a text: thousands of rules. */
export const LONGEST_TEXT = 200_000;

const folderOf = (dataFolder: string): string => path.join(dataFolder, 'rules');

const versionOf = (text: string, vocabulary: string): string =>
  createHash('sha256').update(`${text}\0${vocabulary}`).digest('hex').slice(0, 16);

/** '' where the file is not there. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

export interface OpenRules extends RulesContent {
  readonly set: RuleSet;
}

let builtIn: OpenRules | null = null;
/** The ten market axioms, compiled once. */
export function builtInRules(): OpenRules {
  if (builtIn) return builtIn;
  const [text, vocabulary] = [MARKET_AXIOMS.trimStart(), MARKET_VOCABULARY.trimStart()];
  const set = compileRules(text, vocabulary);
  builtIn = {
    version: BUILT_IN,
    meaning: set.version,
    name: 'Market axioms',
    note: 'The ten axioms that come with JANUS, a source each',
    parent: null,
    createdAt: 0,
    rules: set.rules.length,
    predicates: set.vocabulary.size,
    text,
    vocabulary,
    set,
  };
  return builtIn;
}

/** @throws JanusError bad-input for what is no version, no-data for one that is not there */
export function readRules(dataFolder: string, version: string): OpenRules {
  if (version === BUILT_IN) return builtInRules();
  if (!RULES_VERSION.test(version))
    throw badInput(
      `rules '${version}': a version is '${BUILT_IN}' or 16 hexadecimal digits; \`janus rules list\` names them`,
    );
  const kept = read(path.join(folderOf(dataFolder), `${version}.json`));
  if (kept === '')
    throw noData(`there is no version ${version} of the rules; \`janus rules list\` names those that are there`);
  const content = JSON.parse(kept) as RulesContent;
  return { ...content, set: compileRules(content.text, content.vocabulary) };
}

export const headOf = ({
  version,
  meaning,
  name,
  note,
  parent,
  createdAt,
  rules,
  predicates,
}: RulesHead): RulesHead => ({
  version,
  meaning,
  name,
  note,
  parent,
  createdAt,
  rules,
  predicates,
});

export const contentOf = (content: RulesContent): RulesContent => ({
  ...headOf(content),
  text: content.text,
  vocabulary: content.vocabulary,
});

/** Newest first, the built-in one last. */
export function listRules(dataFolder: string): RulesHead[] {
  let names: string[];
  try {
    names = readdirSync(folderOf(dataFolder));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    names = [];
  }
  const heads = names
    .filter((name) => /^[0-9a-f]{16}\.json$/.test(name))
    .map((name) => headOf(JSON.parse(read(path.join(folderOf(dataFolder), name))) as RulesContent));
  heads.sort((a, b) => b.createdAt - a.createdAt || a.version.localeCompare(b.version));
  return [...heads, headOf(builtInRules())];
}

export interface NewRules {
  readonly name: string;
  readonly note: string;
  readonly text: string;
  readonly vocabulary: string;
  readonly parent: string | null;
}

/**
 * Keeps a text as a version. The same text again is the version that is there already, under its first name.
 * @throws JanusError bad-input: a RuleError with every fault, no rule, or too long
 */
export function putRules(dataFolder: string, given: NewRules, now: number): OpenRules {
  const { text, vocabulary, parent } = given;
  const length = text.length + vocabulary.length;
  if (length > LONGEST_TEXT) throw badInput(`the rules take ${length} characters; ${LONGEST_TEXT} are kept at most`);
  const set = compileRules(text, vocabulary);
  if (set.rules.length === 0) throw badInput('there is no rule to keep; one is written as name: A(m) -> B(a)');
  const first = builtInRules();
  if (text === first.text && vocabulary === first.vocabulary) return first;
  const version = versionOf(text, vocabulary);
  const file = path.join(folderOf(dataFolder), `${version}.json`);
  if (read(file) !== '') return readRules(dataFolder, version);
  const content: RulesContent = {
    version,
    meaning: set.version,
    name: given.name.trim() || `Rules ${version.slice(0, 8)}`,
    note: given.note.trim(),
    parent,
    createdAt: now,
    rules: set.rules.length,
    predicates: set.vocabulary.size,
    text,
    vocabulary,
  };
  writeWhole(file, JSON.stringify(content));
  return { ...content, set };
}

/** The version in force. */
export function activeRules(dataFolder: string): string {
  const named = read(path.join(folderOf(dataFolder), 'current')).trim();
  return RULES_VERSION.test(named) ? named : BUILT_IN;
}

/** @throws JanusError no-data for a version that is not there */
export function activateRules(dataFolder: string, version: string, now: number): Activation {
  readRules(dataFolder, version);
  const before = activeRules(dataFolder);
  const change: Activation = { at: now, version, before };
  if (before === version) return change;
  const folder = folderOf(dataFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeWhole(path.join(folder, 'current'), `${version}\n`);
  appendFileSync(path.join(folder, 'history.jsonl'), `${JSON.stringify(change)}\n`, { mode: 0o600 });
  return change;
}

/** Every change of the version in force, newest first. */
export const rulesHistory = (dataFolder: string): Activation[] =>
  read(path.join(folderOf(dataFolder), 'history.jsonl'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Activation)
    .reverse();
