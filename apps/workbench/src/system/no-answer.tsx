'use client';
/** A question of the System page that has no answer yet, or none at all. */
import { ErrorState } from '../panel/states/error-state.tsx';
import { FactsGhost } from '../panel/states/skeleton.tsx';

export function NoAnswer({ fault, ask }: { readonly fault: string | null; readonly ask: () => Promise<void> }) {
  if (fault === null) return <FactsGhost />;
  return (
    <ErrorState
      what="The server does not answer this"
      why={fault}
      cure="It is asked again every few seconds. Where it is down, start it with npm start."
      action={{ label: 'Ask again', run: () => void ask() }}
    />
  );
}
