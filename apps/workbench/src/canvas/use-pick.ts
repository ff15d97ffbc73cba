/** A picture of moments: the pointer tells the nearest, a click goes to it. */
import { useState, type PointerEvent } from 'react';
import { nearest } from '../chart/series.ts';
import type { LoadedRun } from '../data/run.ts';
import { pause, seek } from '../state/time.ts';
import type { Size } from './surface.ts';

/**
 * @param find index of the moment nearest to a place in the picture, px; −1 where none is near
 * @param closes when each is known, epoch ms
 * @returns the moment told, −1 for none, and what the element of the picture listens to
 */
export function usePick(
  run: LoadedRun,
  closes: ArrayLike<number>,
  find: (box: Size, x: number, y: number) => number,
): readonly [told: number, listeners: PickListeners] {
  const [told, tell] = useState(-1);
  const at = ({ currentTarget, clientX, clientY }: Where): number => {
    const box = currentTarget.getBoundingClientRect();
    return find(box, clientX - box.left, clientY - box.top);
  };
  return [
    told,
    {
      onPointerMove: (event) => tell(at(event)),
      onPointerLeave: () => tell(-1),
      onClick: (event) => {
        const k = at(event);
        if (k < 0) return;
        pause();
        seek(nearest(run.bars.time, closes[k]! - run.info.timeframeMs));
      },
    },
  ];
}

type Where = Pick<PointerEvent<HTMLDivElement>, 'currentTarget' | 'clientX' | 'clientY'>;
interface PickListeners {
  readonly onPointerMove: (event: Where) => void;
  readonly onPointerLeave: () => void;
  readonly onClick: (event: Where) => void;
}
