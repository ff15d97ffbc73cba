'use client';
/** Every rule at the cursor's bar: its truth now and smoothed, its violations so far, its weight and version. */
import type { RunRules } from '@janus/server/rules-api';
import { fixed, NO_VALUE } from '@janus/views';
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { RunStatus } from '../../panel/states/run-status.tsx';
import { useLoadedRun } from '../../data/run.ts';
import { EmptyState } from '../../panel/states/empty-state.tsx';
import { ErrorState } from '../../panel/states/error-state.tsx';
import { Skeleton } from '../../panel/states/skeleton.tsx';
import { showPanel } from '../../dock/dock-store.ts';
import { useSlowCursor } from '../../state/slow-cursor.ts';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/data-table.tsx';
import { useDraft } from '../draft.ts';
import { RECORDED_RULES } from '../facts/recorded.ts';
import { removeRule } from '../remove-rule.ts';
import { again, chooseRule, ruleAt, useTruths, type Truths } from '../truths.ts';
import { headOf, shortOf, useVersions } from '../versions-store.ts';
import { ruleRows, type RuleRow } from './rows.ts';
import { TruthBar } from './truth-bar.tsx';
import body from '../../panel/body.module.css';
import styles from './list.module.css';

const orNull = (x: number): number | null => (Number.isFinite(x) ? x : null);
const two = (x: number): string => (Number.isFinite(x) ? fixed(x, 2) : NO_VALUE);

export const COLUMNS: readonly Column<RuleRow>[] = [
  {
    id: 'name',
    title: 'Rule',
    width: null,
    align: 'left',
    value: (r) => r.name,
    shown: (r) => (
      <span title={r.formula}>
        {r.name} <span className={styles['says']}>{r.formula}</span>
      </span>
    ),
  },
  {
    id: 'truth',
    title: 'Truth',
    width: 118,
    align: 'left',
    value: (r) => orNull(r.truth),
    shown: (r) => <TruthBar truth={r.truth} />,
  },
  {
    id: 'smoothed',
    title: 'EMA',
    width: 48,
    align: 'right',
    value: (r) => orNull(r.smoothed),
    shown: (r) => two(r.smoothed),
  },
  {
    id: 'violations',
    title: 'Violated',
    unit: 'bars',
    width: 92,
    align: 'right',
    value: (r) => r.violations,
    shown: (r) => fixed(r.violations),
  },
  {
    id: 'share',
    title: 'Of known',
    unit: '%',
    width: 84,
    align: 'right',
    value: (r) => (r.known > 0 ? (100 * r.violations) / r.known : null),
    shown: (r) => (r.known > 0 ? fixed((100 * r.violations) / r.known, 1) : NO_VALUE),
  },
  { id: 'weight', title: 'Weight', width: 56, align: 'right', value: (r) => r.weight },
  {
    id: 'version',
    title: 'Version',
    width: 76,
    align: 'left',
    value: (r) => r.version,
    shown: (r) => r.version.slice(0, 8),
  },
];

/** What the run was held against, in words. */
function runRules({ version, held, later }: RunRules): string {
  if (!held) return 'none: the prefrontal cortex was off';
  const name = headOf(version)?.name;
  const first = name === undefined || version === 'built-in' ? shortOf(version) : `${name}, ${shortOf(version)}`;
  const replaced = later.map((l) => `${shortOf(l.version)} from ${new Date(l.from).toISOString().slice(0, 16)}Z`);
  return [first, ...replaced].join('; ');
}

/** Where the truths on the screen are from: in a word or two, and in a sentence. */
function sourceWords({ source, ran, set, family }: Truths): readonly [short: string, long: string] {
  if (source === 'recorded') return ['recorded', 'Truths as the run recorded them when it decided'];
  const why =
    !ran || !set
      ? 'these rules, held against what the run decided'
      : !ran.held
        ? 'the run held no rules: the prefrontal cortex was off'
        : ran.later.length > 0
          ? 'the run was held against one version after another'
          : ran.meaning !== set.version
            ? 'the rules in the editor are not those that the run was held against'
            : ran.config.family !== family
              ? 'they are read in another family than in the run'
              : set.rules.length > RECORDED_RULES
                ? `a record keeps the truths of ${RECORDED_RULES} rules, and there are ${set.rules.length}`
                : 'the run is from before truths were recorded';
  return ['recomputed', `Truths made once more from the facts in the record: ${why}`];
}

function Top({ cursor }: { readonly cursor: number }) {
  const judged = useTruths((s) => s.judged);
  const pending = useTruths((s) => s.pending);
  const faults = useDraft((s) => s.faults.length);
  const ran = useTruths((s) => s.ran);
  const [short, long] = useTruths(useShallow(sourceWords));
  const source = useTruths((s) => s.source);
  useVersions((s) => s.list);
  const now = judged?.satisfaction[cursor] ?? Number.NaN;
  const smoothed = judged?.smoothedSatisfaction[cursor] ?? Number.NaN;
  return (
    <div
      className={styles['top']}
      data-part="satisfaction"
      data-bar={judged ? cursor : undefined}
      data-pending={pending || undefined}
      data-source={source ?? undefined}
    >
      <span className={styles['sat']}>
        Satisfaction <TruthBar truth={now} />
      </span>
      <span>
        <span className="mid">EMA</span> {two(smoothed)}
      </span>
      <span
        className={styles['note']}
        title={judged ? `${long}. The run was held against: ${ran ? runRules(ran) : ''}` : ''}
      >
        {faults > 0 ? (
          <b>× of the last text that could be read</b>
        ) : pending || !ran ? (
          'computing'
        ) : (
          <>
            <span data-part="source">{short}</span> · run: {runRules(ran)}
          </>
        )}
      </span>
    </div>
  );
}

export function ListPanel() {
  const run = useLoadedRun();
  const cursor = useSlowCursor();
  const read = useDraft((s) => s.read);
  const faults = useDraft((s) => s.faults.length);
  const set = useTruths((s) => s.set);
  const judged = useTruths((s) => s.judged);
  const trouble = useTruths((s) => s.trouble);
  const at = useTruths(ruleAt);
  // Until the first answer is there, the rules stand without their truths.
  const shown = judged ? set : (read?.set ?? null);
  const rows = useMemo(() => (shown ? ruleRows(shown, judged, cursor) : []), [shown, judged, cursor]);
  if (!run) return <RunStatus />;
  if (trouble !== null)
    return (
      <ErrorState
        what="The rules could not be held against this run"
        why={trouble}
        cure="Ask again, or open another run."
        action={{ label: 'Ask again', run: again }}
      />
    );
  if (!shown)
    return faults > 0 ? (
      <EmptyState
        title="The text cannot be read yet"
        actions={[{ label: 'Go to the editor', run: () => showPanel('rules', 'editor') }]}
      >
        Its faults stand under it, each with its line, its column and what would mend it.
      </EmptyState>
    ) : (
      <Skeleton shape="rows" rows={10} />
    );
  if (rows.length === 0)
    return (
      <EmptyState
        title="No rule in the text"
        actions={[{ label: 'Go to the editor', run: () => showPanel('rules', 'editor') }]}
      >
        A rule is one line: <code>name: Trending(m) -&gt; Long(a)</code>
      </EmptyState>
    );
  return (
    <div
      className={body['fill']}
      data-part="rule-list"
      data-judged={judged ? rows.length : undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Delete' || !rows[at] || faults > 0) return;
        event.preventDefault();
        removeRule(rows[at].name);
      }}
    >
      <Top cursor={cursor} />
      <div className={body['rest']}>
        <DataTable
          name="Rules at the cursor"
          columns={COLUMNS}
          rows={rows}
          keyOf={(row) => row.name}
          selected={rows[at]?.name ?? null}
          onSelect={(row) => chooseRule(row.name)}
        />
      </div>
      {rows[at] && (
        <div className={styles['formula']} data-part="formula">
          <span>
            <b>{rows[at].name}</b> <span className="mid">line {rows[at].line}</span> {rows[at].formula}
          </span>
          <button
            type="button"
            className="button"
            disabled={faults > 0}
            title={
              faults > 0 ? 'Mend the faults in the editor first' : 'Takes it out of the text in the editor. Delete'
            }
            onClick={() => removeRule(rows[at]!.name)}
          >
            Remove
          </button>
        </div>
      )}
    </div>
  );
}
