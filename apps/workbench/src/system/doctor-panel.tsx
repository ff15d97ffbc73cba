'use client';
/** The checks of `janus doctor`, run by the server when asked: state, why, and the cure. */
import { copyText } from '../shell/export.ts';
import { askDoctor, useAnswers } from './answers.ts';
import { NoAnswer } from './no-answer.tsx';
import styles from './system.module.css';

const SIGNS = { ok: '✓', degraded: '!', broken: '×' } as const;

export function DoctorPanel() {
  const { value: doctor, fault } = useAnswers((a) => a.doctor);
  if (!doctor) return <NoAnswer fault={fault} ask={askDoctor} />;
  return (
    <ul className={styles['checks']} data-part="doctor">
      {doctor.checks.map((check) => (
        <li key={check.name} data-health={check.health}>
          <span className={styles['mark']}>
            <span aria-hidden>{SIGNS[check.health]}</span>
            <span className="sr">{check.health}</span>
          </span>
          <b>{check.name}</b>
          <span className={styles['detail']}>
            {check.detail}
            {check.cure !== null && (
              <button
                type="button"
                className={styles['cure']}
                title="Copy"
                onClick={() => copyText(check.cure!, 'Cure copied')}
              >
                → {check.cure}
              </button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
