/** Holds rules in text against every bar of a run, away from the main thread. */
import { compileRules } from '@janus/logic';
import { BAR_COLUMNS, split } from '../data/columns.ts';
import { FACT_FIELDS, factTable, newFacts, type FactTable } from '../rules/facts/audit-facts.ts';
import { judgeRun, type Judged } from '../rules/facts/judge.ts';
import { canBeRecorded, recordedFields, recordedTruths } from '../rules/facts/recorded.ts';
import type { RulesAnswer, RulesAsk } from './rules-protocol.ts';

const scope = self as unknown as {
  postMessage(message: RulesAnswer, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<RulesAsk>) => void): void;
};

let opened: { readonly runId: string; readonly table: Promise<FactTable> } | null = null;
/** Only the newest question of its kind is worth an answer. */
let newest = 0;

async function bytes(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.split('?')[0]}: status ${response.status}`);
  return response.arrayBuffer();
}

/** Truths as the day recorded them; null where it did not. */
async function readTruths(ask: RulesAsk & { readonly kind: 'judge' }, bars: number): Promise<Judged | null> {
  const set = compileRules(ask.text, ask.vocabulary);
  if (!ask.recorded || !canBeRecorded(set.rules.length)) return null;
  const fields = recordedFields(set.rules.length);
  const url = `/api/runs/${encodeURIComponent(ask.runId)}/audit?fields=${fields.join(',')}`;
  return recordedTruths(set, ask.config, split(await bytes(url), fields), bars);
}

async function readRun(runId: string, timeframeMs: number): Promise<FactTable> {
  const at = `/api/runs/${encodeURIComponent(runId)}`;
  const bars = split(await bytes(`${at}/bars`), BAR_COLUMNS);
  const audit = split(await bytes(`${at}/audit?fields=${FACT_FIELDS.join(',')}`), FACT_FIELDS);
  const series = {
    ...bars,
    length: bars.time.length,
    symbol: runId,
    timeframeMs,
    assetClass: 'crypto' as const,
    simulated: false,
    spread: null,
    side: 'trade' as const,
    truth: null,
  };
  return factTable(series, audit);
}

async function answer(ask: RulesAsk): Promise<void> {
  const { runId } = ask;
  if (ask.kind === 'open') {
    if (opened?.runId !== runId) opened = { runId, table: readRun(runId, ask.timeframeMs) };
    const { bars } = await opened.table;
    scope.postMessage({ kind: 'opened', runId, bars });
    return;
  }
  if (opened?.runId !== runId) return;
  const table = await opened.table;
  if (ask.kind === 'facts') {
    const facts = newFacts();
    table.fill(ask.bar, facts);
    scope.postMessage({ kind: 'facts', runId, bar: ask.bar, facts });
    return;
  }
  if (ask.ticket < newest) return;
  const recorded = await readTruths(ask, table.bars);
  if (ask.ticket < newest) return;
  const judged = recorded ?? judgeRun(compileRules(ask.text, ask.vocabulary), ask.config, table);
  const source = recorded ? 'recorded' : 'recomputed';
  const columns = [judged.truth, judged.smoothed, judged.violations, judged.known];
  scope.postMessage(
    { kind: 'judged', ticket: ask.ticket, runId, judged, source },
    [...columns, judged.satisfaction, judged.smoothedSatisfaction].map((c) => c.buffer as ArrayBuffer),
  );
}

scope.addEventListener('message', ({ data: ask }) => {
  if (ask.kind === 'judge') newest = ask.ticket;
  answer(ask).catch((cause: unknown) => {
    // The next question reads the run anew.
    if (ask.kind === 'open') opened = null;
    scope.postMessage({
      kind: 'failed',
      runId: ask.runId,
      what: ask.kind === 'judge' ? 'judge' : 'open',
      why: cause instanceof Error ? cause.message : String(cause),
    });
  });
});
