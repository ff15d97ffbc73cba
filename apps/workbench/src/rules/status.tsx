'use client';
/** What the tab rows of the Rules page say, and what is chosen there. Comes with the page: nothing heavy. */
import { Choice, Segments } from '../panel/controls.tsx';
import { showPart, useDraft, type Part } from './draft.ts';
import { useGraph } from './graph/graph-store.ts';
import { useHistory } from './list/history-store.ts';
import { useSurfaceView } from './surface/surface-store.ts';
import { ruleAt, useTruths } from './truths.ts';
import { compare, shortOf, useVersions } from './versions-store.ts';

const PARTS = [
  ['rules', 'Rules'],
  ['vocabulary', 'Vocabulary'],
] as const satisfies readonly (readonly [Part, string])[];

export function EditorStatus() {
  const part = useDraft((s) => s.part);
  const base = useDraft((s) => s.base);
  if (base === null) return null;
  return <Segments label="Part of the rules" value={part} options={PARTS} onChange={showPart} />;
}

export function HistoryStatus() {
  const { which, span } = useHistory();
  const set = useTruths((s) => s.set);
  const at = useTruths(ruleAt);
  if (!set || at < 0) return null;
  return (
    <>
      <Segments
        label="Which rules"
        value={which}
        options={[
          ['one', set.rules[at]!.name],
          ['all', 'All, EMA'],
        ]}
        onChange={(value) => useHistory.setState({ which: value })}
      />
      <Segments
        label="Which bars"
        value={span}
        options={[
          ['run', 'Run'],
          ['near', 'Near the cursor'],
        ]}
        onChange={(value) => useHistory.setState({ span: value })}
      />
    </>
  );
}

export function GraphStatus() {
  const which = useGraph((s) => s.which);
  const set = useTruths((s) => s.set);
  const at = useTruths(ruleAt);
  if (!set || at < 0) return null;
  return (
    <Segments
      label="Rules in the graph"
      value={which}
      options={[
        ['one', set.rules[at]!.name],
        ['all', 'All'],
      ]}
      onChange={(value) => useGraph.setState({ which: value })}
    />
  );
}

export function CompareStatus() {
  const list = useVersions((s) => s.list);
  const against = useVersions((s) => s.against);
  const diff = useVersions((s) => s.diff);
  if (!list || against === null) return null;
  return (
    <>
      {diff && (
        <span className="mid" data-part="diff-counts">
          + {diff.counts.added} − {diff.counts.removed} ± {diff.counts.changed}
        </span>
      )}
      <Choice
        label="Version to compare the editor with"
        value={against}
        options={list.versions.map((head) => [head.version, `${head.name}, ${shortOf(head.version)}`] as const)}
        onChange={(version) => void compare(version)}
      />
    </>
  );
}

export function SurfaceStatus() {
  const flat = useSurfaceView((s) => s.flat);
  return (
    <>
      <Segments
        label="Form"
        value={flat ? 'flat' : 'space'}
        options={[
          ['space', '3D'],
          ['flat', 'Flat'],
        ]}
        onChange={(form) => useSurfaceView.setState({ flat: form === 'flat' })}
      />
    </>
  );
}
