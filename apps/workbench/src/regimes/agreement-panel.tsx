'use client';
/** How often each detector named the regime that was told, and how much the three agree in each regime. */
import { REGIMES } from '@janus/domain';
import { fixed } from '@janus/views';
import { REGIME_NAMES } from '../canvas/ribbon-paint.ts';
import { RegimeChip } from '../panel/regime-chip.tsx';
import { WithLabels } from './looking-state.tsx';
import styles from './regimes.module.css';

const DETECTORS = [
  ['hmm', 'Hidden Markov model'],
  ['statistical', 'Statistical rules'],
  ['technical', 'Technical rules'],
] as const;

export function AgreementPanel() {
  return (
    <WithLabels shape="rows">
      {({ report: { report } }) => (
        <div className={styles['scrollall']} data-part="agreement" tabIndex={0} role="group" aria-label="Agreement">
          <table className={styles['bars']}>
            <caption>Detectors: share of their votes for the regime told</caption>
            <tbody>
              {DETECTORS.map(([key, name]) => {
                const { spoke, agreed } = report.detectors[key];
                return (
                  <tr key={key}>
                    <th scope="row">{name}</th>
                    <td>
                      <meter aria-label={name} min={0} max={1} value={agreed ?? 0} />
                    </td>
                    <td className="num">{fixed(agreed === null ? Number.NaN : 100 * agreed, 1)} %</td>
                    <td className="num dim">of {fixed(spoke)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          <table className={styles['bars']}>
            <caption>Regimes: mean agreement of the three while each was told</caption>
            <tbody>
              {REGIMES.map((name, k) => {
                const { meanAgreement, bars } = report.perRegime[k]!;
                return (
                  <tr key={name}>
                    <th scope="row">
                      <RegimeChip regime={k} name={REGIME_NAMES[k]!} />
                    </th>
                    <td>
                      <meter aria-label={REGIME_NAMES[k]} min={0} max={1} value={meanAgreement ?? 0} />
                    </td>
                    <td className="num">{fixed(meanAgreement === null ? Number.NaN : 100 * meanAgreement, 1)} %</td>
                    <td className="num dim">of {fixed(bars)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </WithLabels>
  );
}
