'use client';
/** What a table of the System page shows while the server was asked and while it does not answer. */
import { ErrorState } from '../panel/states/error-state.tsx';
import { RowsGhost } from '../panel/states/skeleton.tsx';
import { askSystem, type SystemState } from './system-store.ts';

export function Unanswered({ state }: { readonly state: Exclude<SystemState, { kind: 'ready' }> }) {
  if (state.kind === 'asking') return <RowsGhost />;
  return (
    <ErrorState
      what="The server does not answer"
      why={state.why}
      cure="Start it with npm start; this page asks again every five seconds."
      action={{ label: 'Ask again', run: () => void askSystem() }}
    />
  );
}
