/**
 * Every command by its name. A command's module is loaded when it is asked for, so that one command does not wait
 * for the libraries of another.
 */
import type { Command } from './command.ts';

const LOADERS = {
  features: async () => (await import('./commands/features.ts')).featuresCommand,
  'data import': async () => (await import('./commands/data-import.ts')).dataImportCommand,
  'data list': async () => (await import('./commands/data-list.ts')).dataListCommand,
  'data gaps': async () => (await import('./commands/data-gaps.ts')).dataGapsCommand,
  'data remove': async () => (await import('./commands/data-remove.ts')).dataRemoveCommand,
  'data restore': async () => (await import('./commands/data-restore.ts')).dataRestoreCommand,
  simulate: async () => (await import('./commands/simulate.ts')).simulateCommand,
  gaf: async () => (await import('./commands/gaf.ts')).gafCommand,
  regimes: async () => (await import('./commands/regimes.ts')).regimesCommand,
  book: async () => (await import('./commands/book.ts')).bookCommand,
  execution: async () => (await import('./commands/execution.ts')).executionCommand,
  correlate: async () => (await import('./commands/correlate.ts')).correlateCommand,
  sources: async () => (await import('./commands/sources.ts')).sourcesCommand,
  run: async () => (await import('./commands/run.ts')).runCommand,
  explain: async () => (await import('./commands/explain.ts')).explainCommand,
  critic: async () => (await import('./commands/critic.ts')).criticCommand,
  risk: async () => (await import('./commands/risk.ts')).riskCommand,
  backtest: async () => (await import('./commands/backtest.ts')).backtestCommand,
  'backtests list': async () => (await import('./commands/backtests-list.ts')).backtestsListCommand,
  'backtests note': async () => (await import('./commands/backtests-note.ts')).backtestsNoteCommand,
  'backtests pin': async () => (await import('./commands/backtests-pin.ts')).backtestsPinCommand,
  'backtests remove': async () => (await import('./commands/backtests-remove.ts')).backtestsRemoveCommand,
  'backtests restore': async () => (await import('./commands/backtests-restore.ts')).backtestsRestoreCommand,
  'backtests report': async () => (await import('./commands/backtests-report.ts')).backtestsReportCommand,
  'backtests export': async () => (await import('./commands/backtests-export.ts')).backtestsExportCommand,
  lesion: async () => (await import('./commands/lesion.ts')).lesionCommand,
  'model export': async () => (await import('./commands/model-export.ts')).modelExportCommand,
  'train list': async () => (await import('./commands/train-list.ts')).trainListCommand,
  'train vision': async () => (await import('./commands/train-vision.ts')).trainVisionCommand,
  'vision profile': async () => (await import('./commands/vision-profile.ts')).visionProfileCommand,
  walkforward: async () => (await import('./commands/walkforward.ts')).walkforwardCommand,
  sleep: async () => (await import('./commands/sleep.ts')).sleepCommand,
  map: async () => (await import('./commands/map.ts')).mapCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  'logic check': async () => (await import('./commands/logic-check.ts')).logicCheckCommand,
  'logic eval': async () => (await import('./commands/logic-eval.ts')).logicEvalCommand,
  'logic train': async () => (await import('./commands/logic-train.ts')).logicTrainCommand,
  'rules list': async () => (await import('./commands/rules-list.ts')).rulesListCommand,
  'rules show': async () => (await import('./commands/rules-show.ts')).rulesShowCommand,
  'rules put': async () => (await import('./commands/rules-put.ts')).rulesPutCommand,
  'rules activate': async () => (await import('./commands/rules-activate.ts')).rulesActivateCommand,
  'rules diff': async () => (await import('./commands/rules-diff.ts')).rulesDiffCommand,
  'audit verify': async () => (await import('./commands/audit-verify.ts')).auditVerifyCommand,
  'jobs list': async () => (await import('./commands/jobs-list.ts')).jobsListCommand,
  'jobs cancel': async () => (await import('./commands/jobs-cancel.ts')).jobsCancelCommand,
  'jobs retry': async () => (await import('./commands/jobs-retry.ts')).jobsRetryCommand,
  worker: async () => (await import('./commands/worker.ts')).workerCommand,
  backup: async () => (await import('./commands/backup.ts')).backupCommand,
  restore: async () => (await import('./commands/restore.ts')).restoreCommand,
  rotate: async () => (await import('./commands/rotate.ts')).rotateCommand,
  card: async () => (await import('./commands/card.ts')).cardCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
} satisfies Record<string, () => Promise<Command>>;

export type CommandName = keyof typeof LOADERS;
export const COMMAND_NAMES = Object.keys(LOADERS) as CommandName[];

export const loadCommand = (name: CommandName): Promise<Command> => LOADERS[name]();
export const loadAll = (): Promise<Command[]> => Promise.all(COMMAND_NAMES.map(loadCommand));

/** The longest command that the words begin with, and how many words it takes; null where none does. */
export function matchCommand(words: readonly string[]): { readonly name: CommandName; readonly length: number } | null {
  for (let length = Math.min(3, words.length); length > 0; length -= 1) {
    const name = COMMAND_NAMES.find((known) => known === words.slice(0, length).join(' '));
    if (name) return { name, length };
  }
  return null;
}
