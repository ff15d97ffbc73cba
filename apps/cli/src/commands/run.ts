/** `janus run`: the day on recorded data, as fast as it goes; writes the audit. */
import { executeRun } from '@janus/server/execute';
import { toldChanges, type ToldChange } from '@janus/server/sight';
import { alertLines } from '@janus/views';
import type { Command } from '../command.ts';
import type { RunPlan } from '@janus/server/plan';
import { DAY_OPTIONS, requestOf, RUN_OPTIONS } from '../request.ts';
import { runHooks } from '../hooks.ts';

/** Each version that came later, and the bar at whose event it was taken, −1 never. */
const laterJson = ({ laterRules }: RunPlan, rulesAt: readonly number[]) =>
  laterRules.map(({ from, rules: { version } }, i) => ({ from, version, bar: rulesAt[i] ?? -1 }));

/** Changes of the model that sees, the first of them; the records tell all. */
const SHOWN = 10;
const changeLines = (changes: readonly ToldChange[]): string[] =>
  changes.length === 0
    ? []
    : [
        'vision gave way, or came back',
        ...changes
          .slice(0, SHOWN)
          .map(
            ({ bar, time, model, cause, p95Us }) =>
              `  bar ${String(bar).padStart(8)}  ${new Date(time).toISOString()}  ${model.padEnd(14)} ${cause.padEnd(8)} p95 ${p95Us.toFixed(0)} µs`,
          ),
        ...(changes.length > SHOWN ? [`  and ${changes.length - SHOWN} more`] : []),
        '',
      ];

export const runCommand: Command = {
  name: 'run',
  usage: 'run --data SYMBOL|FILE [--config FILE] [--words FILE] [--rules-at TIME=VERSION,…]',
  summary: 'the day on recorded data, as fast as it goes; writes the audit',
  positional: { min: 0, max: 0, names: [] },
  options: {
    ...RUN_OPTIONS,
    ...DAY_OPTIONS,
  },
  async run(input) {
    const { plan, warnings } = await requestOf(input);
    const summary = executeRun(plan, input.dataFolder, runHooks(input));
    const { provenance, timing } = summary;
    const course = plan.sight?.fallback?.course;
    const json = {
      ...provenance,
      data: plan.info.name,
      simulated: true,
      simulatedData: plan.info.simulatedData,
      lesions: plan.info.lesions,
      schemas: plan.info.schemas,
      rules: plan.info.rules,
      laterRules: laterJson(plan, summary.rulesAt ?? []),
      words: plan.info.words,
      artefact: plan.info.artefact,
      fallback: plan.info.fallback,
      ...(course && { visionChanges: toldChanges(course, plan.series) }),
      events: summary.events,
      decisions: summary.decisions,
      trades: summary.trades,
      vetoes: summary.vetoes,
      alerts: summary.alerts,
      takenBack: summary.takenBack,
      reached: summary.reached,
      auditHash: summary.auditHash,
      warnings: [...new Set([...warnings, ...summary.warnings])],
      timing,
    };
    const later = json.laterRules.map(
      ({ from, version, bar }) =>
        `  ${version.padEnd(16)} from ${new Date(from).toISOString()}: ${bar < 0 ? 'never in force' : `in force from bar ${bar}`}`,
    );
    const told = alertLines(summary.alerts ?? {}, summary.takenBack ?? 0);
    const lines = [
      `run ${provenance.runId} on ${plan.info.name}: ${summary.events} events, ${summary.decisions} decisions, ${summary.trades} trades (simulated fills)`,
      '',
      'stage entered by',
      ...Object.entries(summary.reached).map(
        ([stage, count]) =>
          `  ${stage.padEnd(14)} ${String(count).padStart(9)}  ${((100 * count) / summary.events).toFixed(1).padStart(5)} %`,
      ),
      '',
      'ended at',
      ...Object.entries(summary.vetoes).flatMap(([stage, reasons]) =>
        Object.entries(reasons).map(
          ([reason, count]) => `  ${stage.padEnd(14)} ${reason.padEnd(24)} ${String(count).padStart(9)}`,
        ),
      ),
      '',
      ...(later.length === 0 ? [] : ['rules replaced while the day ran', ...later, '']),
      ...(told.length === 0 ? [] : ['alerts of the amygdala', ...told.map((line) => `  ${line}`), '']),
      ...(course ? changeLines(toldChanges(course, plan.series)) : []),
      ...(timing.eventsPerSecond === null
        ? []
        : [
            `${Math.round(timing.eventsPerSecond)} events/s (vision ${timing.vision}${plan.info.artefact ? ` through artefact ${plan.info.artefact}` : ''})`,
          ]),
      ...(timing.latencyUs === null
        ? []
        : [
            `latency p50 ${timing.latencyUs.p50.toFixed(1)} µs, p99 ${timing.latencyUs.p99.toFixed(1)} µs, max ${timing.latencyUs.max.toFixed(0)} µs`,
          ]),
      `audit ${summary.auditHash.slice(0, 16)}`,
      ...json.warnings.map((w) => `warning: ${w}`),
    ];
    return { json, text: lines.join('\n') };
  },
};
