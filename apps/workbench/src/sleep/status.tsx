/** What the tab rows of the Sleep page say: figures and choices, small since they come with the page. */
import { fixed } from '@janus/views';
import { Choice } from '../panel/controls.tsx';
import { chooseVersion, useNights } from './nights.ts';

export function NightStatus() {
  const job = useNights((s) => s.job);
  const night = useNights((s) => s.open?.night ?? null);
  if (job && job.status !== 'failed') return <span className="mid">{fixed(100 * job.progress)} %</span>;
  if (!night) return null;
  return <span className="mid">{night.simulatedData ? `${night.symbol}, generated` : night.symbol}</span>;
}

export function ReplayStatus() {
  const night = useNights((s) => s.open?.night ?? null);
  if (!night) return null;
  const alpha = Number(night.config['exponent']);
  const beta = night.beta.at(-1)?.beta ?? Number.NaN;
  return (
    <span className="mid">
      α {fixed(alpha, 2)}, β {fixed(beta, 2)}
    </span>
  );
}

export function GateStatus() {
  const recall = useNights((s) => s.open?.night.recall ?? null);
  if (!recall) return null;
  const all = recall.passed + recall.blocked;
  return (
    <span className="mid">
      {fixed(recall.passed)} of {fixed(all)} passed{all > 0 ? `, ${fixed((100 * recall.passed) / all)} %` : ''}
    </span>
  );
}

export function SchemasStatus() {
  const versions = useNights((s) => s.versions);
  const view = useNights((s) => s.view);
  if (!view || versions.length === 0) return null;
  const others = versions.filter((v) => v.version !== view.version);
  return (
    <>
      <Choice
        label="Version of the schemas"
        value={view.version}
        options={versions.map((v) => [v.version, `v${v.version}`])}
        onChange={(version) => chooseVersion(version, null)}
      />
      {others.length > 0 && (
        <Choice
          label="Version it is compared with"
          value={view.against ?? 0}
          options={[
            ...(view.against === null ? [[0, 'alone'] as const] : []),
            ...others.map((v) => [v.version, `against v${v.version}`] as const),
          ]}
          onChange={(against) => chooseVersion(view.version, against === 0 ? null : against)}
        />
      )}
    </>
  );
}
