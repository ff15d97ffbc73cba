'use client';
/** The trade chosen in the table on its candles. */
import { fixed } from '@janus/views';
import { useEffect, useState } from 'react';
import { useSurface } from '../canvas/surface.ts';
import { ErrorState } from '../panel/states/error-state.tsx';
import { PlotGhost } from '../panel/states/skeleton.tsx';
import body from '../panel/body.module.css';
import type { Trade } from './columns.tsx';
import { paintTrade } from './paint-trade.ts';
import { words } from './runs-store.ts';
import { fetchAround, type Around } from './trade-bars.ts';

function Plot({ around }: { readonly around: Around }) {
  const { trade, stop, target } = around;
  const { host } = useSurface((c, size) => paintTrade(c, size, around));
  const level = (name: string, value: number | null): string => (value === null ? '' : `, ${name} ${fixed(value, 2)}`);
  const said = `${trade.side > 0 ? 'Long' : 'Short'} from ${fixed(trade.entryPrice, 2)} to ${fixed(trade.exitPrice, 2)}`;
  return (
    <div
      ref={host}
      className={body['rest']}
      role="img"
      aria-label={`${said}${level('stop', stop)}${level('target', target)}`}
      data-part="trade-candles"
    />
  );
}

export function TradeCandles(props: { readonly runId: string; readonly trade: Trade; readonly bars: number }) {
  const { runId, trade, bars } = props;
  const [around, setAround] = useState<Around | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    setWhy(null);
    fetchAround(runId, trade, bars)
      .then((found) => (current ? setAround(found) : null))
      .catch((cause: unknown) => {
        if (current) setWhy(words(cause));
      });
    return () => {
      current = false;
    };
  }, [runId, trade, bars]);
  if (why !== null) return <ErrorState what="The candles of this trade could not be read" why={why} />;
  return around ? (
    <div className={body['fill']}>
      <Plot around={around} />
    </div>
  ) : (
    <PlotGhost />
  );
}
