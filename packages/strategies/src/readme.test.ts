/** The README's tables of options say what the declarations say. */
import type { Field } from '@janus/domain';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { strategyFields } from './config.ts';
import { gateFields } from './gate-config.ts';

const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8').replaceAll(/ +/g, ' ');
const row = (name: string, f: Field): string => {
  const range = f.kind === 'number' ? `${f.min} … ${f.max}` : f.kind === 'choice' ? f.choices.join(', ') : '';
  const value = f.kind === 'number' ? f.default : JSON.stringify(f.default);
  return `| \`${name}\` | ${f.meaning} | ${value} | ${range} | ${f.kind === 'number' ? f.unit : ''} |`.replaceAll(
    / +/g,
    ' ',
  );
};

it.each([...Object.entries(strategyFields), ['gate', gateFields] as const])('README: options of %s', (_, fields) => {
  for (const [name, field] of Object.entries<Field>(fields)) expect(text).toContain(row(name, field));
});
