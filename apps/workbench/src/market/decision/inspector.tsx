'use client';
/** Why the bar at the cursor was traded or not: six rows, one a stage, and the closest change that would have turned it. */
import type { Explanation, Measure, StageRow } from '@janus/integration';
import { fixed, microseconds, priceDigits } from '@janus/views';
import { setView } from '../../state/view.ts';
import { REGION_WORDS } from '../brain/regions.ts';
import { FlipRow } from './flip-row.tsx';
import { MeasureBar } from './measure-bar.tsx';
import { statusWord, strategyName } from './words.ts';
import styles from './decision.module.css';

/** Measures that fit one line of a row; those with a limit come first, a breach before all. */
const SHOWN = 4;
const rank = (m: Measure): number => (m.breached ? 0 : m.limit !== null ? 1 : 2);
function chosen(stage: StageRow): Measure[] {
  return stage.measures.toSorted((a, b) => rank(a) - rank(b)).slice(0, SHOWN);
}

function Row({ stage, explanation }: { readonly stage: StageRow; readonly explanation: Explanation }) {
  const word = statusWord(stage, explanation);
  const region = stage.key in REGION_WORDS ? stage.key : stage.key === 'regime' ? 'cortex' : 'integration';
  return (
    <li className={styles['row']} data-status={stage.status} data-quiet={explanation.outcome === 'hold' || undefined}>
      <span className={styles['number']}>{stage.number}</span>
      <div className={styles['head']}>
        <button
          type="button"
          className={styles['stage']}
          onClick={() => setView({ region })}
          title={`Show ${REGION_WORDS[region]!.name} in the brain`}
        >
          {stage.name}
        </button>
        <span className={styles['status']}>{word}</span>
        <span className={styles['reason']} title={stage.reason}>
          {stage.reason}
        </span>
        <span className={styles['time']}>{stage.micros ? microseconds(stage.micros) : ''}</span>
      </div>
      <div className={styles['measures']}>
        {chosen(stage).map((measure) => (
          <MeasureBar key={measure.label} measure={measure} />
        ))}
      </div>
    </li>
  );
}

function headline({ action, wanted, outcome, quantity }: Explanation): string {
  const did = outcome === 'sent' ? action : wanted === 'none' || wanted === 'hold' ? 'hold' : wanted;
  return did === 'hold' || quantity <= 0
    ? did.toUpperCase()
    : `${did.toUpperCase()} ${fixed(quantity, quantity < 10 ? 3 : 1)}`;
}

export function Inspector({ explanation, moment }: { readonly explanation: Explanation; readonly moment: string }) {
  const { outcome, verdict, strategy, close } = explanation;
  return (
    <div className={styles['inspector']} data-bar={explanation.barIndex} data-outcome={outcome}>
      <div className={styles['title']}>
        <span className={styles['what-done']}>
          <b className={styles['side']}>{headline(explanation)}</b>
          {strategy && <span>{strategyName(strategy)}</span>}
          <span className="mid">
            at {fixed(close, priceDigits(close))}
            <span className={styles['moment']}>, {moment}</span>
          </span>
        </span>
        <span className={styles['chip']} data-outcome={outcome}>
          {verdict}
        </span>
      </div>
      <ol className={styles['rows']}>
        {explanation.stages.map((stage) => (
          <Row key={stage.number} stage={stage} explanation={explanation} />
        ))}
      </ol>
      {explanation.seen !== null && explanation.seen !== 'its own readout' && (
        <p className="mid" data-part="seen" style={{ margin: 0, padding: '2px 12px', fontSize: 11 }}>
          seen through {explanation.seen}
        </p>
      )}
      <FlipRow explanation={explanation} />
    </div>
  );
}
