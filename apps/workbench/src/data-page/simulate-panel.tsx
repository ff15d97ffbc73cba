'use client';
/** A labelled market from a seed: always marked as simulated, wherever it is used. */
import { fixed } from '@janus/views';
import { ProgressState } from '../panel/states/progress-state.tsx';
import body from '../panel/body.module.css';
import styles from './data.module.css';
import { SelectField, TextField } from './field.tsx';
import { cancelSimulation, GENERATORS, setSimulate, startSimulation, symbolOf, useSimulate } from './simulate-store.ts';

export function SimulatePanel() {
  const { form, job, why, nameTaken } = useSimulate();
  if (job)
    return (
      <ProgressState
        title={job.title}
        progress={job.progress}
        numbers={`${job.status === 'waiting' ? 'waiting for its turn' : job.stage}, ${fixed(100 * job.progress)} %`}
        left={job.etaMs ?? Number.NaN}
        action={{ label: 'Cancel', run: () => void cancelSimulation() }}
      />
    );
  return (
    <form
      className={styles['form']}
      data-part="simulate"
      onSubmit={(event) => {
        event.preventDefault();
        void startSimulation();
      }}
    >
      <p className={styles['what']}>
        <span className={body['simulated']}>SIMULATED</span>{' '}
        <span className="mid">Every bar carries its true regime, so that what is told can be scored.</span>
      </p>
      {why !== null && (
        <div className={body['refused']} role="alert" data-part="refused">
          <p>
            <b className="bad">× Not simulated.</b> {why}
          </p>
          {nameTaken && (
            <div className={styles['buttons']}>
              <button type="button" className="button" onClick={() => void startSimulation({ replace: true })}>
                Replace those bars
              </button>
            </div>
          )}
        </div>
      )}
      <div className={styles['fields']}>
        <SelectField
          label="Generator"
          wide
          value={form.generator}
          options={GENERATORS}
          onChange={(generator) => setSimulate({ generator })}
        />
        <TextField
          label="Bars"
          numeric
          value={form.bars}
          note="1 to 2,000,000"
          onChange={(bars) => setSimulate({ bars })}
        />
        <TextField
          label="Seed"
          numeric
          value={form.seed}
          note="same seed, same bars"
          onChange={(seed) => setSimulate({ seed })}
        />
        <TextField
          label="Timeframe"
          value={form.timeframe}
          note="5m, 1h, 1d …"
          onChange={(timeframe) => setSimulate({ timeframe })}
        />
        <TextField
          label="Scale"
          numeric
          value={form.scale}
          note="0.5 to 1.5, on drift, volatility, durations, jumps"
          onChange={(scale) => setSimulate({ scale })}
        />
        <TextField
          label="Symbol"
          wide
          value={form.symbol}
          note={`if empty, ${symbolOf({ ...form, symbol: '' })}`}
          onChange={(symbol) => setSimulate({ symbol })}
        />
      </div>
      <div className={styles['buttons']}>
        <button type="submit" className="button primary">
          Simulate
        </button>
      </div>
    </form>
  );
}
