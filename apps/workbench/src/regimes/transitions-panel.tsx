'use client';
/** What followed what: share and count of each regime on the bar after each. */
import { fixed } from '@janus/views';
import { REGIME_NAMES } from '../canvas/ribbon-paint.ts';
import { WithLabels } from './looking-state.tsx';
import { Matrix, shareText } from './matrix.tsx';

export function TransitionsPanel() {
  return (
    <WithLabels shape="plot">
      {({ report }) => (
        <Matrix
          name="Transitions from bar to bar, percent of the row"
          rows="from"
          columns="to"
          counts={report.report.transitions}
          said={(i, j, share, count) =>
            Number.isNaN(share)
              ? `${REGIME_NAMES[i]} was never followed by another bar`
              : `${REGIME_NAMES[i]} → ${i === j ? 'stays' : REGIME_NAMES[j]}: ${shareText(share)} %, ${fixed(count)} ${count === 1 ? 'bar' : 'bars'}`
          }
        />
      )}
    </WithLabels>
  );
}
