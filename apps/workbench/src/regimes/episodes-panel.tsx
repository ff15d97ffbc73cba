'use client';
/** Every episode; choosing one shows it in the timeline. */
import { REGIMES } from '@janus/domain';
import { barMoment, duration, fixed, signedPercent } from '@janus/views';
import { useMemo } from 'react';
import { REGIME_NAMES } from '../canvas/ribbon-paint.ts';
import { RegimeChip } from '../panel/regime-chip.tsx';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/data-table.tsx';
import type { Episode } from './episodes.ts';
import { WithLabels } from './looking-state.tsx';
import { setSpan, useRegimes, type Labelled } from './regime-store.ts';
import body from '../panel/body.module.css';
import { around } from './span.ts';

export function episodeColumns({ report, track }: Labelled): readonly Column<Episode>[] {
  const { timeframeMs } = report;
  return [
    {
      id: 'regime',
      title: 'Regime',
      width: 108,
      align: 'left',
      value: (e) => REGIMES[e.regime]!,
      shown: (e) => <RegimeChip regime={e.regime} name={REGIME_NAMES[e.regime]!} />,
    },
    {
      id: 'from',
      title: 'From',
      unit: 'UTC',
      width: 128,
      align: 'left',
      value: (e) => new Date(track.time[e.from]!).toISOString(),
      shown: (e) => barMoment(track.time[e.from]!, timeframeMs),
    },
    {
      id: 'bars',
      title: 'Bars',
      width: 64,
      align: 'right',
      value: (e) => e.to - e.from,
      shown: (e) => fixed(e.to - e.from),
    },
    {
      id: 'length',
      title: 'Length',
      width: 96,
      align: 'left',
      value: (e) => (e.to - e.from) * timeframeMs,
      shown: (e) => duration((e.to - e.from) * timeframeMs),
    },
    {
      id: 'return',
      title: 'Return',
      unit: '%',
      width: 76,
      align: 'right',
      value: (e) => 100 * (Math.exp(e.logReturn) - 1),
      shown: (e) => signedPercent(Math.exp(e.logReturn) - 1, 2),
    },
    {
      id: 'confidence',
      title: 'Confidence',
      width: 84,
      align: 'right',
      value: (e) => e.meanConfidence,
      shown: (e) => fixed(e.meanConfidence, 2),
    },
  ];
}

function Episodes({ labelled }: { readonly labelled: Labelled }) {
  const columns = useMemo(() => episodeColumns(labelled), [labelled]);
  return (
    <div className={body['wide']} data-part="episodes">
      <DataTable
        name="Episodes"
        columns={columns}
        rows={labelled.episodes}
        keyOf={(e) => String(e.from)}
        onSelect={(e) => {
          useRegimes.setState({ pinned: e.from });
          setSpan(around(e.from, e.to, labelled.report.bars));
        }}
      />
    </div>
  );
}

export function EpisodesPanel() {
  return (
    <WithLabels shape="rows">{(labelled) => <Episodes labelled={labelled} key={labelled.report.id} />}</WithLabels>
  );
}
