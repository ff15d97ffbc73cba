'use client';
/** The facts that the chosen rule rests on at the cursor, those nearest to their limit first. */
import { fixed, MINUS, NO_VALUE, signed } from '@janus/views';
import { useMemo } from 'react';
import { RunStatus } from '../../panel/states/run-status.tsx';
import { useLoadedRun } from '../../data/run.ts';
import { EmptyState } from '../../panel/states/empty-state.tsx';
import { Skeleton } from '../../panel/states/skeleton.tsx';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/data-table.tsx';
import { useDraft } from '../draft.ts';
import { TruthBar } from '../list/truth-bar.tsx';
import { configOf, ruleAt, useTruths } from '../truths.ts';
import { marginsOf, type Margin } from './margins.ts';
import body from '../../panel/body.module.css';

/** Four digits that count, whatever the size. */
export function four(x: number): string {
  if (!Number.isFinite(x)) return NO_VALUE;
  if (x === 0) return '0';
  const digits = Math.min(6, Math.max(0, 3 - Math.floor(Math.log10(Math.abs(x)))));
  return fixed(x, digits);
}
/** A limit as it was written. */
const plain = (x: number): string => (Number.isFinite(x) ? String(x).replace('-', MINUS) : NO_VALUE);

function widthsWords(widths: number): string {
  if (Number.isNaN(widths)) return NO_VALUE;
  if (!Number.isFinite(widths)) return widths > 0 ? 'above' : 'below';
  return Math.abs(widths) > 99 ? `${widths > 0 ? '> +' : `< ${MINUS}`}99` : signed(widths, 2);
}

const COLUMNS: readonly Column<Margin>[] = [
  { id: 'fact', title: 'Fact', width: 128, align: 'left', value: (m) => m.fact },
  {
    id: 'predicate',
    title: 'Predicate',
    width: null,
    align: 'left',
    value: (m) => m.predicate,
    shown: (m) => <span title={m.grounding}>{m.predicate}</span>,
  },
  { id: 'value', title: 'Value', width: 70, align: 'right', value: (m) => m.value, shown: (m) => four(m.value) },
  { id: 'limit', title: 'Limit', width: 70, align: 'right', value: (m) => m.limit, shown: (m) => plain(m.limit) },
  {
    id: 'widths',
    title: 'Away',
    unit: 'widths',
    width: 92,
    align: 'right',
    value: (m) => (Number.isFinite(m.widths) ? m.widths : null),
    shown: (m) => widthsWords(m.widths),
  },
  {
    id: 'truth',
    title: 'Truth',
    width: 118,
    align: 'left',
    value: (m) => m.truth,
    shown: (m) => <TruthBar truth={m.truth} of="predicate" />,
  },
];

export function FactsPanel() {
  const run = useLoadedRun();
  const set = useTruths((s) => s.set);
  const facts = useTruths((s) => s.facts);
  const bar = useTruths((s) => s.factsBar);
  const family = useTruths((s) => s.family);
  const at = useTruths(ruleAt);
  const vocabulary = useDraft((s) => s.read?.vocabulary ?? null);
  const matches = useDraft((s) => s.read?.set === set);
  const rows = useMemo(
    () =>
      set && facts && vocabulary !== null && matches ? marginsOf(set, at, configOf(family), vocabulary, facts) : null,
    [set, facts, vocabulary, matches, at, family],
  );
  if (!run) return <RunStatus />;
  if (!rows) return <Skeleton shape="rows" rows={8} />;
  if (rows.length === 0)
    return <EmptyState title="This rule rests on no fact">Choose another one in the list of rules.</EmptyState>;
  return (
    <div className={body['fill']} data-part="facts" data-bar={bar}>
      <DataTable
        name="Facts of the rule"
        columns={COLUMNS}
        rows={rows}
        keyOf={(m) => `${m.predicate} ${m.fact} ${m.limit}`}
      />
    </div>
  );
}
