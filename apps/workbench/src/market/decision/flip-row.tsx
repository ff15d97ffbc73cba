'use client';
/** What would have changed the decision: asked for by a button, told in a sentence, with what the record itself says. */
import { VERSION } from '@janus/domain';
import type { Explanation } from '@janus/integration';
import { fixed, flipWords } from '@janus/views';
import type { ReactNode } from 'react';
import { useLoadedRun } from '../../data/run.ts';
import { useTime } from '../../state/time.ts';
import { REGION_WORDS } from '../brain/regions.ts';
import { askFlip, cancelFlip, keyOf, useFlip } from './flip-store.ts';
import styles from './decision.module.css';

/** One sentence; who decided is told beside it, so the record's own words on that are left out. */
function recordWords({ flips, outcome, reasonText }: Explanation): string {
  const changes = flips.filter((words) => !words.startsWith('without its decider'));
  if (changes.length > 0) return `${changes.join('; ').replaceAll(/-(?=\d)/g, '−')}.`;
  return outcome === 'sent' ? 'No single number within reach of the record.' : `No single number: ${reasonText}.`;
}

/** The button, what is under way in its place, or nothing where there is nothing to ask. */
function Asking({ runId, bar }: { readonly runId: string; readonly bar: number }): ReactNode {
  const asking = useFlip((s) => s.asking);
  const answered = useFlip((s) => s.answers.has(keyOf(runId, bar)));
  const failed = useFlip((s) => s.troubles.has(keyOf(runId, bar)));
  if (answered) return null;
  if (asking && asking.runId === runId && asking.bar === bar)
    return (
      <span className={styles['asking']} role="status" data-part="flip-progress">
        <progress max={1} value={asking.share} aria-label="Finding the smallest change" />
        <span className={styles['asked']}>
          {asking.stage}, {fixed(100 * asking.share)} %
        </span>
        <button type="button" className="button" onClick={cancelFlip}>
          Cancel
        </button>
      </span>
    );
  return (
    <button
      type="button"
      className="button"
      title="Lives the run through again up to this bar, and tries other values of what it decided on. Key: w"
      onClick={() => askFlip(runId, bar)}
    >
      {failed ? 'Ask again' : 'Find the smallest change'}
    </button>
  );
}

/** The cure of a run that this code cannot live through again. */
function Again({ runId }: { readonly runId: string }): ReactNode {
  const again = useFlip((s) => s.again);
  if (again?.runId !== runId)
    return (
      <button
        type="button"
        className="button"
        disabled={again !== null}
        title="The same bars, seed and configuration by this version; it is opened when it is there"
        onClick={() => void import('./run-once-more.ts').then((m) => m.runOnceMore(runId))}
      >
        Run it once more
      </button>
    );
  return (
    <span className={styles['asking']} role="status" data-part="flip-again">
      <progress max={1} value={again.share} aria-label="Running it once more" />
      <span className={styles['asked']}>
        {again.words}, {fixed(100 * again.share)} %
      </span>
    </span>
  );
}

export function FlipRow({ explanation }: { readonly explanation: Explanation }) {
  const { outcome, decider, verdict, barIndex: bar } = explanation;
  const run = useLoadedRun();
  const playing = useTime((s) => s.playing);
  const key = keyOf(run?.info.runId ?? '', bar);
  const answer = useFlip((s) => s.answers.get(key));
  const trouble = useFlip((s) => s.troubles.get(key));
  const made = run?.summary.provenance.version ?? VERSION;
  const refusal = useFlip((s) => s.refusals.get(run?.info.runId ?? ''));
  const cannot =
    made !== VERSION ? `It cannot be re-played: made by version ${made}, and this is ${VERSION}.` : (refusal ?? null);
  const warming = verdict === 'Warming up';
  return (
    <div className={styles['flip']} data-part="flip" tabIndex={0} role="group" aria-label="What would have changed it">
      <div className={styles['flip-head']}>
        <h3>{outcome === 'sent' ? 'What would have stopped it' : 'What would have flipped it'}</h3>
        {run && cannot !== null && <Again runId={run.info.runId} />}
        {run && cannot === null && !warming && !playing && <Asking runId={run.info.runId} bar={bar} />}
      </div>
      {answer && (
        <p className={styles['found']} data-part="flip-answer" role="status">
          {flipWords(answer)}
        </p>
      )}
      {trouble !== undefined && (
        <p role="alert" data-part="flip-trouble">
          × {trouble}
        </p>
      )}
      {cannot !== null && <p data-part="flip-trouble">{cannot}</p>}
      <p>
        {(answer || cannot !== null) && <span className="dim">By the record alone: </span>}
        {recordWords(explanation)}
        {decider && (
          <>
            {' '}
            <span className="dim">
              Decided by {REGION_WORDS[decider.region]?.name ?? decider.region}; without it: {decider.otherwise}.
            </span>
          </>
        )}
      </p>
    </div>
  );
}
