'use client';
/** The reading of the moment at the cursor, handed on once it is there. */
import type { ReactNode } from 'react';
import type { LoadedRun } from '../data/run.ts';
import { Asked } from '../panel/states/asked.tsx';
import { risk, type Reading } from './stores.ts';

export function WithReading(props: {
  readonly shape: 'plot' | 'rows' | 'facts';
  readonly children: (reading: Reading, run: LoadedRun) => ReactNode;
}) {
  return (
    <Asked
      from={risk}
      shape={props.shape}
      rows={13}
      failed={(run) => `The risk of the run of ${run.info.symbol} could not be read`}
      cure="Ask again; if it stays so, run the day again with this version."
    >
      {props.children}
    </Asked>
  );
}
