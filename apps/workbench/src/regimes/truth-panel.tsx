'use client';
/** Regimes told against the regimes that a simulated market really was in. */
import { fixed } from '@janus/views';
import { REGIME_NAMES } from '../canvas/ribbon-paint.ts';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { goTo } from '../shell/navigate.ts';
import { WithLabels } from './looking-state.tsx';
import { Matrix, shareText } from './matrix.tsx';

export function TruthPanel() {
  return (
    <WithLabels shape="plot">
      {({ confusion }) =>
        confusion ? (
          <Matrix
            name="Regimes told against the truth, percent of the true bars"
            rows="truth"
            columns="told"
            counts={confusion.counts}
            note={`${fixed(100 * confusion.accuracy, 1)} % of ${fixed(confusion.total)} bars told right; rows in percent of the true bars`}
            foot={{ title: 'F1', values: confusion.f1 }}
            said={(i, j, share, count) =>
              Number.isNaN(share)
                ? `The market was never ${REGIME_NAMES[i]!.toLowerCase()} after the warm-up`
                : `Truly ${REGIME_NAMES[i]!.toLowerCase()}, told ${REGIME_NAMES[j]!.toLowerCase()}: ${shareText(share)} %, ${fixed(count)} bars`
            }
          />
        ) : (
          <EmptyState
            title="The truth is not known here"
            actions={[{ label: 'Simulate a market', run: () => goTo('data', { show: 'simulate' }) }]}
          >
            Only a simulated market knows what regime it was in. Simulate one, and this panel shows how often the
            ensemble is right.
          </EmptyState>
        )
      }
    </WithLabels>
  );
}
