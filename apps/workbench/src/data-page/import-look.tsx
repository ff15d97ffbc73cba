'use client';
/** A file before it is imported: what it is taken for, what may be changed, and what speaks against it. */
import { barMoment, compact, fixed } from '@janus/views';
import body from '../panel/body.module.css';
import styles from './data.module.css';
import { SelectField, TextField } from './field.tsx';
import type { Refusal } from './faults.ts';
import { dismiss, lookAgain, setForm, startImport, useImport, type Preview } from './import-store.ts';
import type { Upload } from './upload.ts';

export const REPAIRS = [
  ['', 'none: a bad row refuses the file'],
  ['drop', 'drop: bad rows are left out and become gaps'],
  ['fill', 'fill: bad rows become flat bars at the close before'],
  ['clip', 'clip: high and low widened, negative volume to 0'],
] as const;
const ASSETS = [
  ['', 'by symbol or hours'],
  ['crypto', 'crypto'],
  ['fx', 'currencies'],
  ['equity', 'equity'],
] as const;
const SIDES = [
  ['', 'as found'],
  ['bid', 'bid'],
  ['ask', 'ask'],
  ['mid', 'mid'],
  ['trade', 'trade'],
] as const;

function Refused({ refusal }: { readonly refusal: Refusal }) {
  const { faults, more, words, nameTaken } = refusal;
  return (
    <div className={body['refused']} role="alert" data-part="refused">
      <p>
        <b className="bad">× Not imported.</b> {words}
        {faults.length > 0 &&
          `${fixed(faults.length + more)} ${faults.length + more === 1 ? 'row is' : 'rows are'} bad.`}
      </p>
      {faults.length > 0 && (
        <table className={styles['plain']}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Field</th>
              <th scope="col">Value</th>
              <th scope="col">Expected</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((f) => (
              <tr key={`${f.line}${f.field}`}>
                <td className="num">{fixed(f.line)}</td>
                <td>{f.field}</td>
                <td>{f.value}</td>
                <td>{f.expected}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more > 0 && <p className="mid">and {fixed(more)} more</p>}
      <div className={styles['buttons']}>
        {faults.length > 0 &&
          REPAIRS.slice(1).map(([mode, meaning]) => (
            <button
              key={mode}
              type="button"
              className="button"
              title={meaning}
              onClick={() => void startImport({ repair: mode })}
            >
              Import with {mode}
            </button>
          ))}
        {nameTaken && (
          <button type="button" className="button" onClick={() => void startImport({ replace: true })}>
            Replace those bars
          </button>
        )}
      </div>
      {faults.length > 0 && (
        <p className="mid">Or mend these lines in the file and drop it again. A repair is recorded row by row.</p>
      )}
    </div>
  );
}

function Bars({ preview }: { readonly preview: Preview }) {
  if (preview.bars.length === 0) return <pre className={styles['head']}>{preview.head.map((line) => `${line}\n`)}</pre>;
  return (
    <table className={styles['plain']} data-part="first-bars">
      <thead>
        <tr>
          <th scope="col">First bars, UTC</th>
          {(['open', 'high', 'low', 'close', 'volume'] as const).map((name) => (
            <th key={name} scope="col" className="num">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preview.bars.map((bar) => (
          <tr key={bar.time}>
            <td>{barMoment(bar.time, 1)}</td>
            {(['open', 'high', 'low', 'close', 'volume'] as const).map((name) => (
              <td key={name} className="num">
                {Number.isFinite(bar[name]) ? String(bar[name]) : '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ImportLook(props: {
  readonly upload: Upload;
  readonly preview: Preview;
  readonly refusal: Refusal | null;
}) {
  const { upload, preview, refusal } = props;
  const form = useImport((s) => s.form);
  const roles = Object.entries(preview.columns);
  const unread = preview.fault !== null && roles.length === 0;
  return (
    <form
      className={styles['form']}
      data-part="look"
      onSubmit={(event) => {
        event.preventDefault();
        void startImport();
      }}
    >
      <p className={styles['what']}>
        <b>{upload.name}</b> <span className="mid">{compact(upload.bytes)} bytes</span>
      </p>
      {refusal && <Refused refusal={refusal} />}
      {preview.fault !== null && !refusal && (
        <p className={body['refused']} role="alert" data-part="fault">
          <b className="bad">× As it stands it would be refused.</b> {preview.fault}
          {unread ? ' Name the columns below, such as time=ts,open=o,high=h,low=l,close=c.' : ''}
        </p>
      )}
      <div className={styles['fields']}>
        <TextField label="Symbol" value={form.symbol} onChange={(symbol) => setForm({ symbol })} />
        <TextField
          label="Timeframe"
          value={form.timeframe}
          note={
            preview.timeframe === null
              ? 'not read from the file yet: such as 5m'
              : `if empty, ${preview.timeframe}, as read`
          }
          onChange={(timeframe) => setForm({ timeframe })}
        />
        <SelectField
          label="Market"
          value={form.assetClass as (typeof ASSETS)[number][0]}
          options={ASSETS}
          onChange={(assetClass) => setForm({ assetClass })}
        />
        <SelectField
          label="Prices"
          value={form.side as (typeof SIDES)[number][0]}
          options={SIDES}
          onChange={(side) => setForm({ side })}
        />
        <SelectField
          label="Bad rows"
          wide
          value={form.repair as (typeof REPAIRS)[number][0]}
          options={REPAIRS}
          onChange={(repair) => setForm({ repair })}
        />
        <TextField
          label="Columns"
          wide
          value={form.columns}
          note="if empty, as recognised below; else such as time=ts,open=o,high=h,low=l,close=c"
          onChange={(columns) => setForm({ columns })}
        />
      </div>
      <div className={styles['buttons']}>
        <button type="submit" className="button primary">
          Import
        </button>
        <button type="button" className="button" onClick={() => void lookAgain()}>
          Look again
        </button>
        <button type="button" className="button" onClick={dismiss}>
          Discard
        </button>
        <label className={styles['tick']}>
          <input
            type="checkbox"
            checked={form.replace}
            onChange={(event) => setForm({ replace: event.target.checked })}
          />
          in the place of a data set of this name
        </label>
      </div>
      {roles.length > 0 && (
        <p className={styles['roles']} data-part="roles">
          <span className="dim">Recognised: </span>
          {roles.map(([role, column]) => (role === column ? role : `${role} ← ${column}`)).join(', ')}
        </p>
      )}
      {preview.notes.map((note) => (
        <p key={note} className={styles['roles']}>
          {note}
        </p>
      ))}
      <Bars preview={preview} />
    </form>
  );
}
