'use client';
/** A first look at the prices of a data set. */
import { fixed } from '@janus/views';
import { useSurface } from '../canvas/surface.ts';
import { PlotGhost } from '../panel/states/skeleton.tsx';
import { useCatalogue, type Candles } from './catalogue-store.ts';
import body from '../panel/body.module.css';
import styles from './data.module.css';
import { paintCandles } from './paint-candles.ts';

function Look({ candles, name }: { readonly candles: Candles; readonly name: string }) {
  const { host } = useSurface((c, size) => paintCandles(c, size, candles));
  const { barsEach } = candles;
  return (
    <div className={body['fill']}>
      <p className={styles['line']}>
        {barsEach === 1 ? 'Every bar is a candle' : `Each candle is ${fixed(barsEach)} bars`}
      </p>
      <div ref={host} className={styles['plot']} role="img" aria-label={`Prices of ${name}`} data-part="candles" />
    </div>
  );
}

export function CandlesPanel() {
  const detail = useCatalogue((s) => s.detail);
  const candles = useCatalogue((s) => s.candles);
  return detail && candles ? <Look candles={candles} name={detail.name} key={detail.dataHash} /> : <PlotGhost />;
}
