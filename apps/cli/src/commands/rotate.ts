/** `janus rotate`: removes runs and backups that have become old; without --apply it only says which. */
import { owning, rotate, type Gone } from '@janus/server/backup';
import { openStore } from '@janus/server/store';
import type { Command, OptionValue } from '../command.ts';

const given = (value: OptionValue): number | undefined => (typeof value === 'number' ? value : undefined);

function lines(what: string, gone: readonly Gone[], applied: boolean): string[] {
  const head = `${gone.length} ${what} ${applied ? 'removed' : 'would go'}`;
  return [
    head,
    ...gone.map(
      ({ name, createdAt, bytes }) =>
        `  ${name}  ${new Date(createdAt).toISOString().slice(0, 16)}Z  ${(bytes / 2 ** 20).toFixed(1)} MiB`,
    ),
  ];
}

export const rotateCommand: Command = {
  name: 'rotate',
  usage: 'rotate [--keep-runs N] [--keep-days N] [--keep-backups N] [--apply]',
  summary: 'says which old runs and backups would go, and with --apply removes them; a pinned run never goes',
  positional: { min: 0, max: 0, names: [] },
  options: {
    'keep-runs': { type: 'integer', meaning: 'so many of the newest runs stay', min: 0 },
    'keep-days': { type: 'integer', meaning: 'runs of the last so many days stay', min: 0 },
    'keep-backups': { type: 'integer', meaning: 'so many of the newest backups stay', min: 0 },
    apply: { type: 'flag', meaning: 'remove them' },
  },
  async run({ options, dataFolder }) {
    const apply = options['apply'] === true;
    const [keepRuns, keepDays, keepBackups] = ['keep-runs', 'keep-days', 'keep-backups'].map((name) =>
      given(options[name]),
    );
    const result = await owning(dataFolder, async () => {
      const store = await openStore({ dataFolder, databaseUrl: process.env['DATABASE_URL'] });
      try {
        return await rotate({
          dataFolder,
          store,
          now: Date.now(),
          dryRun: !apply,
          ...(keepRuns !== undefined && { keepRuns }),
          ...(keepDays !== undefined && { keepDays }),
          ...(keepBackups !== undefined && { keepBackups }),
        });
      } finally {
        await store.close();
      }
    });
    const text = [
      ...lines('runs', result.runs, apply),
      ...lines('backups', result.backups, apply),
      `${(result.bytes / 2 ** 20).toFixed(1)} MiB; ${result.pinned} pinned runs stay${apply ? '' : '. Nothing was removed: add --apply'}`,
    ];
    return { json: { applied: apply, ...result }, text: text.join('\n') };
  },
};
