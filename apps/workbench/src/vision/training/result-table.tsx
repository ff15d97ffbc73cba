'use client';
/** The trained model on the test block beside its baselines, and in a word whether it is worth anything. */
import { duration, fixed } from '@janus/views';
import type { Figure } from '../../workers/vision-protocol.ts';
import styles from '../vision.module.css';
import type { Outcome } from './training-store.ts';

/** Better than every baseline. */
export function beats({ better, model, baselines }: Figure): boolean {
  return baselines.every(({ value }) => (better === 'higher' ? model > value : model < value));
}

export function ResultTable({ outcome }: { readonly outcome: Outcome }) {
  const { figures, epoch, seconds, why } = outcome;
  return (
    <table className={styles['result']} data-part="result">
      <caption>
        Test block, looked at once. Best epoch {epoch}, {duration(1000 * seconds)} of training
        {why === 'no better' ? ', stopped early' : ''}
      </caption>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col" className="num">
            Model
          </th>
          <th scope="col" colSpan={2}>
            Without it
          </th>
          <th scope="col">Better</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.measure} data-measure={figure.measure}>
            <th scope="row">{figure.measure}</th>
            <td className="num">
              <b>{fixed(figure.model, 3)}</b>
            </td>
            {figure.baselines.map(({ name, value }) => (
              <td key={name}>
                <span className="mid">{name}</span> {fixed(value, 3)}
              </td>
            ))}
            <td data-better={beats(figure)}>{beats(figure) ? '✓ yes' : '× no'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
