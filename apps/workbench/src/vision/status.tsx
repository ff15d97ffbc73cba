'use client';
/** What the tab rows of the Vision page offer. Comes with the page: nothing heavy. */
import { fixed } from '@janus/views';
import { useLoadedRun, useRun } from '../data/run.ts';
import { Choice, Segments } from '../panel/controls.tsx';
import { chooseSet, runOf, useSets } from './choose-data.ts';
import { busy, computeOn, useTraining } from './training/training-store.ts';
import { BUDGETS, choose, COMPUTE, FIELDS, SEES, useVision } from './view-store.ts';
import body from '../panel/body.module.css';
import styles from './vision.module.css';
import { BACKEND_WORDS, COMPUTE_WORDS, SEES_WORDS } from './words.ts';

const FIELD_NAMES = { gasf: 'GASF', gadf: 'GADF', both: 'Both' } as const;

function SetChoice() {
  const run = useLoadedRun();
  const sets = useSets((s) => s.sets);
  const runs = useRun((s) => s.runs);
  if (!run || sets.length === 0) return null;
  return (
    <Choice
      label="Data set"
      value={run.info.name}
      options={sets.map((set) => {
        const words = `${set.name}, ${fixed(set.bars)} bars`;
        return [set.name, runOf(runs, set.name) || set.name === run.info.name ? words : `Replay ${words}`] as const;
      })}
      onChange={chooseSet}
    />
  );
}

export function VideoStatus() {
  const field = useVision((v) => v.field);
  return (
    <>
      <SetChoice />
      <Segments
        label="Field"
        value={field}
        options={FIELDS.map((f) => [f, FIELD_NAMES[f]] as const)}
        onChange={(f) => choose({ field: f })}
      />
    </>
  );
}

/** The backend that computes, and why it and not another. */
export function TrainingStatus() {
  const { backend, noBackend, phase } = useTraining();
  const compute = useVision((v) => v.compute);
  const passed = backend?.passedOver.map(({ name, why }) => `${BACKEND_WORDS[name] ?? name}: ${why}`).join('; ') ?? '';
  const why = backend ? `${backend.device}; ${backend.reason}${passed ? `. ${passed}` : ''}` : (noBackend ?? '');
  return (
    <>
      <span className={styles['why']} title={why} data-part="backend" data-backend={backend?.name}>
        {backend ? (
          <>
            <b className={styles['badge']}>{BACKEND_WORDS[backend.name] ?? backend.name}</b>{' '}
            <span className={`${body['cut']} dim`}>{why}</span>
          </>
        ) : noBackend !== null ? (
          <span className={`${body['cut']} bad`}>× {noBackend}</span>
        ) : (
          <span className={`${body['cut']} dim`}>opening a backend</span>
        )}
      </span>
      {!busy(phase) && (
        <Choice
          label="Computes with"
          value={compute}
          options={COMPUTE.map((on) => [on, COMPUTE_WORDS[on]] as const)}
          onChange={computeOn}
        />
      )}
    </>
  );
}

/** Layer and head, as many as the model has. */
export function AttentionStatus() {
  const sight = useTraining((s) => s.model?.sight ?? null);
  const layer = useVision((v) => v.layer);
  const head = useVision((v) => v.head);
  if (!sight) return null;
  const layers = Math.max(sight.spatialLayers, sight.temporalLayers);
  return (
    <>
      <Choice
        label="Layer"
        value={Math.min(layer, layers - 1)}
        options={Array.from({ length: layers }, (_, k) => [k, `layer ${k + 1}`] as const)}
        onChange={(next) => choose({ layer: next })}
      />
      <Choice
        label="Head"
        value={Math.min(head, sight.heads - 1)}
        options={[-1, ...Array.from({ length: sight.heads }, (_, k) => k)].map(
          (k) => [k, k < 0 ? 'mean of heads' : `head ${k + 1}`] as const,
        )}
        onChange={(next) => choose({ head: next })}
      />
    </>
  );
}

/** The budget of an embedding, and which model sees under it. */
export function LatencyStatus() {
  const budget = useVision((v) => v.budget);
  const sees = useVision((v) => v.sees);
  return (
    <>
      <Choice
        label="Which model sees"
        value={sees}
        options={SEES.map((who) => [who, SEES_WORDS[who]] as const)}
        onChange={(who) => choose({ sees: who })}
      />
      {sees === 'auto' && (
        <Choice
          label="Budget of an embedding"
          value={budget}
          options={BUDGETS.map((us) => [us, `budget ${fixed(us)} µs`] as const)}
          onChange={(us) => choose({ budget: us })}
        />
      )}
    </>
  );
}
