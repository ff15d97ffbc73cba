'use client';
/** One button to a running backtest; below it what may be said about it, at the foot what is under way. */
import { REGIONS, STRATEGIES } from '@janus/domain';
import { fixed, isoDay } from '@janus/views';
import { SelectField, TextField } from '../data-page/field.tsx';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { ErrorState } from '../panel/states/error-state.tsx';
import { FactsGhost } from '../panel/states/skeleton.tsx';
import { goTo } from '../shell/navigate.ts';
import body from '../panel/body.module.css';
import styles from './backtests.module.css';
import { Faults } from './faults.tsx';
import { Jobs } from './jobs.tsx';
import { askSets, chosenSet, launch, setForm, useLaunch, type ArtefactEntry } from './launch-store.ts';

const WAYS = [
  ['brain', 'brain'],
  ...STRATEGIES.map((s): readonly [string, string] => [s, `${s}, alone`]),
] as const satisfies readonly (readonly [string, string])[];

function Lesions() {
  const lesions = useLaunch((s) => s.form.lesions);
  return (
    <fieldset className={styles['lesions']}>
      <legend>Regions switched off</legend>
      {REGIONS.map((region) => (
        <label key={region}>
          <input
            type="checkbox"
            checked={lesions.includes(region)}
            onChange={(event) =>
              setForm({
                lesions: event.target.checked ? [...lesions, region] : lesions.filter((r) => r !== region),
              })
            }
          />
          {region}
        </label>
      ))}
    </fieldset>
  );
}

function Toml() {
  const toml = useLaunch((s) => s.form.toml);
  const faults = useLaunch((s) => s.textFaults);
  return (
    <div className={styles['toml']}>
      <label>
        <span>Configuration, TOML</span>
        <textarea
          value={toml}
          rows={5}
          spellCheck={false}
          aria-invalid={faults.length > 0}
          onChange={(event) => setForm({ toml: event.target.value })}
        />
        <small>
          for example <code>[amygdala]</code>, then <code>span = 750</code> on the next line
        </small>
      </label>
      <Faults name="Faults of the text" faults={faults} />
    </div>
  );
}

/** A trained model by what it is of, and from when on it may see: a run before that is refused. */
const artefactOption = ({ artefact, model, task, data, simulatedData, knownAt }: ArtefactEntry) =>
  [
    artefact,
    `${model}, ${task} of ${data}${simulatedData ? ', SIMULATED' : ''}, sees from ${isoDay(knownAt)}, ${artefact.slice(0, 8)}`,
  ] as const;

/** What a run takes where its field is left empty. */
const ifEmpty = (value: string): string => `if empty, ${value}`;

function Form() {
  const { form, sets, artefacts, defaults, figureFaults, refused, launching } = useLaunch();
  const set = chosenSet({ form, sets });
  const options = (sets ?? []).map((s): readonly [string, string] => [
    s.name,
    `${s.name}, ${fixed(s.rows)} bars${s.simulated ? ', SIMULATED' : ''}`,
  ]);
  const absent = form.data !== '' && sets !== null && !set;
  return (
    <form
      className={styles['form']}
      data-part="launch"
      onSubmit={(event) => {
        event.preventDefault();
        void launch();
      }}
    >
      <div className={styles['go']}>
        <button type="submit" className="button primary" disabled={launching}>
          {launching ? 'Launching' : 'Launch'}
        </button>
        <span className="mid">{launching ? 'asking the queue' : 'bar by bar, with costs'}</span>
      </div>
      {refused !== null && (
        <p className={body['refused']} role="alert" data-part="refused">
          <b>× Not launched.</b> {refused}
        </p>
      )}
      <div className={styles['fields']}>
        <SelectField
          label="Data set"
          wide
          value={set?.name ?? form.data}
          options={absent ? [[form.data, `${form.data}: not here`], ...options] : options}
          onChange={(data) => setForm({ data })}
        />
        <SelectField
          label="Strategy"
          wide
          value={form.strategy}
          options={WAYS}
          onChange={(strategy) => setForm({ strategy })}
        />
        {form.strategy === 'brain' && (
          <SelectField
            label="Vision sees through"
            wide
            value={form.artefact}
            options={[
              ['', artefacts?.length === 0 ? 'its own readout: no model is trained' : 'its own readout'],
              ...(artefacts ?? []).map(artefactOption),
            ]}
            onChange={(artefact) => setForm({ artefact })}
          />
        )}
        <TextField
          label="From, UTC"
          value={form.from}
          note={set && ifEmpty(isoDay(set.from))}
          onChange={(from) => setForm({ from })}
        />
        <TextField
          label="To, UTC"
          value={form.to}
          note={set && ifEmpty(isoDay(set.to))}
          onChange={(to) => setForm({ to })}
        />
        <TextField
          label="Seed"
          numeric
          value={form.seed}
          note={defaults && ifEmpty(fixed(defaults.seed))}
          onChange={(seed) => setForm({ seed })}
        />
        <TextField
          label="Capital, quote units"
          numeric
          value={form.capital}
          note={defaults && ifEmpty(fixed(defaults.equity))}
          onChange={(capital) => setForm({ capital })}
        />
        <TextField
          label="Fee a side, bps"
          numeric
          value={form.fee}
          note={defaults && ifEmpty(String(defaults.takerBps))}
          onChange={(fee) => setForm({ fee })}
        />
        <TextField label="Folds" numeric value={form.folds} onChange={(folds) => setForm({ folds })} />
      </div>
      <Faults name="Faults of the figures" faults={figureFaults} />
      <Toml />
      {form.strategy === 'brain' && <Lesions />}
      <div className={styles['go']}>
        <button type="button" className="button" disabled={launching} onClick={() => void launch('walkforward')}>
          Walk forward
        </button>
        <span className="mid">brain and strategies compete, fold by fold</span>
      </div>
    </form>
  );
}

export function LaunchPanel() {
  const sets = useLaunch((s) => s.sets);
  const trouble = useLaunch((s) => s.setsTrouble);
  if (trouble !== null)
    return (
      <ErrorState
        what="The data sets could not be read"
        why={trouble}
        action={{ label: 'Ask again', run: () => void askSets() }}
      />
    );
  if (sets === null) return <FactsGhost />;
  if (sets.length === 0)
    return (
      <EmptyState title="No data set yet" actions={[{ label: 'Bring one in', run: () => goTo('data') }]}>
        A backtest needs bars: bring in a file, or simulate a market.
      </EmptyState>
    );
  return (
    <div className={body['fill']}>
      <div className={body['rest']}>
        <div className={styles['scroll']} tabIndex={0} role="group" aria-label="Launch a backtest">
          <Form />
        </div>
      </div>
      <Jobs />
    </div>
  );
}
