/** What the commands on versions of the rules share: how a version is named and printed. */
import { badInput } from '@janus/domain';
import { BUILT_IN, listRules, type RulesHead } from '@janus/server/rules';

/**
 * A version by its beginning, of at least four digits, where only one begins so.
 * @throws JanusError bad-input
 */
export function versionNamed(given: string, dataFolder: string): string {
  const known = listRules(dataFolder).map(({ version }) => version);
  if (known.includes(given)) return given;
  const found = given.length >= 4 ? known.filter((version) => version !== BUILT_IN && version.startsWith(given)) : [];
  if (found.length === 1) return found[0]!;
  throw badInput(
    found.length > 1
      ? `${given}: ${found.length} versions of the rules begin so: ${found.join(', ')}`
      : `${given}: no version of the rules; known are ${known.join(', ')}`,
  );
}

export const headLine = (head: RulesHead, active: string): string =>
  `${head.version === active ? '*' : ' '} ${head.version.padEnd(16)}  ${String(head.rules).padStart(3)} rules  ${
    head.createdAt === 0 ? 'comes with JANUS    ' : new Date(head.createdAt).toISOString().slice(0, 19)
  }  ${head.name}${head.note === '' ? '' : `: ${head.note}`}`;
