'use client';
/** The fused belief in each regime, stacked, over the same bars as the timeline. */
import { useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useSurface } from '../canvas/surface.ts';
import { useSeriesCursor } from './cursor.ts';
import { WithLabels } from './looking-state.tsx';
import { PosteriorPainter } from './paint-posterior.ts';
import { plotKeys, usePlotGestures } from './plot-gestures.ts';
import { PosteriorReading } from './reading.tsx';
import { shownSpan, useRegimes, type Labelled } from './regime-store.ts';
import body from '../panel/body.module.css';
import styles from './regimes.module.css';

function Posterior({ labelled }: { readonly labelled: Labelled }) {
  const [from, to] = useRegimes(useShallow(shownSpan));
  const hover = useRegimes((s) => s.hover);
  const pinned = useRegimes((s) => s.pinned);
  const cursor = useSeriesCursor(labelled);
  const painter = useRef(new PosteriorPainter());
  const { host } = useSurface((c, size) =>
    painter.current.paint(c, size, labelled, { span: [from, to], hover, pinned, cursor }),
  );
  usePlotGestures(host);
  return (
    <div className={body['fill']}>
      <PosteriorReading labelled={labelled} />
      <div
        ref={host}
        className={styles['plot']}
        tabIndex={0}
        role="group"
        aria-label="Belief in each regime, stacked. Arrow keys choose a bar, plus and minus zoom, 0 shows everything"
        onKeyDown={plotKeys}
        data-part="posterior"
      />
    </div>
  );
}

export function PosteriorPanel() {
  return (
    <WithLabels shape="plot">{(labelled) => <Posterior labelled={labelled} key={labelled.report.id} />}</WithLabels>
  );
}
