'use client';
/** What the server says of itself. */
import { duration, fixed, isoDay, clockSeconds } from '@janus/views';
import { Facts } from '../panel/facts.tsx';
import { ErrorState } from '../panel/states/error-state.tsx';
import { FactsGhost } from '../panel/states/skeleton.tsx';
import { askSystem, useSystem } from './system-store.ts';

const count = (n: number, of: string): string => `${fixed(n)} ${of}${n === 1 ? '' : 's'}`;

export function ServerPanel() {
  const state = useSystem((s) => s.state);
  if (state.kind === 'asking') return <FactsGhost />;
  if (state.kind === 'failed')
    return (
      <ErrorState
        what="The server does not answer"
        why={state.why}
        cure="Start it with npm start; this page asks again every five seconds."
        action={{ label: 'Ask again', run: () => void askSystem() }}
      />
    );
  const { info, data, runs, at, took } = state;
  const busy = runs.filter((run) => run.status === 'running' || run.status === 'queued').length;
  return (
    <Facts
      facts={[
        { label: 'JANUS', value: info.version },
        { label: 'Mode', value: info.mode, note: 'Orders are filled by a simulated venue; none leaves this machine' },
        { label: 'Node.js', value: info.node },
        { label: 'Kernels', value: info.kernelBackend, note: 'engine of the Gramian angular fields on the server' },
        {
          label: 'Process',
          value: fixed(info.pid, 0).replaceAll(',', ''),
          note: `since ${isoDay(info.startedAt)} ${clockSeconds(info.startedAt)} UTC, for ${duration(at - info.startedAt)}`,
        },
        { label: 'Data folder', value: info.dataFolder },
        {
          label: 'Holds',
          value: `${count(data.length, 'data set')}, ${count(runs.length, 'run')}`,
          note: `${fixed(busy)} under way`,
        },
        { label: 'Answer', value: `${fixed(took)} ms`, note: `at ${clockSeconds(at)} UTC` },
      ]}
    />
  );
}
