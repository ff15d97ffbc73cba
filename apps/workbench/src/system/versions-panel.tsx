'use client';
/** Versions of what JANUS stands on, as the server has them installed. */
import { Facts } from '../panel/facts.tsx';
import { askVersions, useAnswers } from './answers.ts';
import { NoAnswer } from './no-answer.tsx';
import { useSystem } from './system-store.ts';

export function VersionsPanel() {
  const { value: versions, fault } = useAnswers((a) => a.versions);
  const state = useSystem((s) => s.state);
  if (!versions) return <NoAnswer fault={fault} ask={askVersions} />;
  const own =
    state.kind === 'ready'
      ? [
          { label: 'JANUS', value: state.info.version },
          { label: 'Node.js', value: state.info.node },
        ]
      : [];
  return <Facts facts={[...own, ...versions.map((v) => ({ label: v.name, value: v.version, note: v.for }))]} />;
}
