'use client';
/** What the editor says differently from a version, rule by rule and predicate by predicate. */
import type { Change, RulesChange } from '@janus/server/rules-api';
import { useEffect } from 'react';
import { EmptyState } from '../../panel/states/empty-state.tsx';
import { Skeleton } from '../../panel/states/skeleton.tsx';
import { isChanged, useDraft } from '../draft.ts';
import { compare, headOf, previousOf, shortOf, useVersions } from '../versions-store.ts';
import body from '../../panel/body.module.css';
import styles from './versions.module.css';

const MARKS: Readonly<Record<Change, string>> = { added: '+', removed: '−', changed: '±', same: '=' };

/** A rule whose arrows stay whole where the line breaks. */
function Whole({ text }: { readonly text: string }) {
  return (
    <span>
      {text.split(/(<?->)/).map((part, i) =>
        i % 2 === 1 ? (
          // oxlint-disable-next-line react/no-array-index-key
          <span key={i} className={styles['arrow']}>
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </span>
  );
}

function ChangeRow({ what, name, change, before, after, under }: RulesChange) {
  return (
    <li data-change={change}>
      <span className={styles['mark']} aria-hidden>
        {MARKS[change]}
      </span>
      <div>
        <b>{name}</b> <span className="mid">{`${what} ${change}`}</span>
        {under.length > 0 ? (
          <p className="mid">It reads the same; {under.join(', ')} under it means something else.</p>
        ) : (
          <div className={styles['sides']}>
            <p className={styles['before']} data-none={before === null || undefined}>
              <i aria-hidden>{before === null ? '' : '−'}</i>
              <span className="sr">before: </span>
              <Whole text={before ?? 'not there'} />
            </p>
            <p className={styles['after']} data-none={after === null || undefined}>
              <i aria-hidden>{after === null ? '' : '+'}</i>
              <span className="sr">now: </span>
              <Whole text={after ?? 'not there'} />
            </p>
          </div>
        )}
      </div>
    </li>
  );
}

const nameOf = (version: string | null): string =>
  version === null ? '' : `${headOf(version)?.name ?? 'version'}, ${shortOf(version)}`;

export function ComparePanel() {
  const against = useVersions((s) => s.against);
  const diff = useVersions((s) => s.diff);
  const list = useVersions((s) => s.list);
  const read = useDraft((s) => s.read);
  const base = useDraft((s) => s.base);
  const changed = useDraft(isChanged);
  // What was typed since is part of what is compared.
  useEffect(() => {
    if (against !== null && base !== null) void compare(against);
  }, [against, base, read]);
  if (!list) return <Skeleton shape="rows" rows={8} />;
  if (against === null) {
    const other = previousOf(list) ?? base ?? list.active;
    return (
      <EmptyState
        title="Nothing to compare with yet"
        actions={[{ label: `Compare with ${headOf(other)?.name ?? shortOf(other)}`, run: () => void compare(other) }]}
      >
        What the editor says is set beside a version: rules and predicates that were added, removed or changed. Spacing
        and comments are no difference.
      </EmptyState>
    );
  }
  if (!diff) return <Skeleton shape="rows" rows={8} />;
  const changes = diff.changes.filter(({ change }) => change !== 'same');
  return (
    <div
      className={body['scroll']}
      tabIndex={0}
      role="group"
      aria-label="What is different"
      data-part="diff"
      data-changes={changes.length}
    >
      {changes.length === 0 ? (
        <p className={styles['none']}>Both say the same. Spacing and comments may differ.</p>
      ) : (
        <>
          <p className={styles['heads']} aria-hidden>
            <span>− {nameOf(against)}</span>
            <span>
              + editor: {nameOf(base)}
              {changed && ', changed'}
            </span>
          </p>
          <ul className={styles['changes']}>
            {changes.map((change) => (
              <ChangeRow key={`${change.what} ${change.name}`} {...change} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
