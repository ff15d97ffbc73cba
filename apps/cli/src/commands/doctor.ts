/** `janus doctor`: what works on this machine, what does not or only partly, why, and the cure. It changes nothing. */
import type { Health } from '@janus/server/doctor';
import type { Command } from '../command.ts';

const SIGNS: Readonly<Record<Health, string>> = { ok: '✓', degraded: '!', broken: '✗' };

export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'doctor',
  summary: 'what works on this machine, what is degraded, why, and the cure',
  positional: { min: 0, max: 0, names: [] },
  options: {},
  async run({ dataFolder }) {
    const { diagnose } = await import('@janus/server/doctor');
    const checks = await diagnose(dataFolder, process.env);
    const ok = checks.every(({ health }) => health !== 'broken');
    const width = Math.max(...checks.map(({ name }) => name.length));
    const text = checks
      .map(({ name, health, detail, cure }) => {
        const line = `${SIGNS[health]} ${name.padEnd(width)}  ${detail}`;
        return cure === null ? line : `${line}\n  ${' '.repeat(width)}  → ${cure}`;
      })
      .join('\n');
    return { json: { ok, checks }, text, exitCode: ok ? 0 : 1 };
  },
};
