/** The Brain page's part of a link: the region chosen, and where the eye is. */
import { pair, short } from '../state/link-values.ts';
import { DEFAULT_VIEW, setView, useView } from '../state/view.ts';
import type { PageLink } from '../shell/page-spec.ts';
import { DEFAULT_ORBIT, FARTHEST, NEAREST, STEEPEST, type Orbit } from './space/orbit.ts';
import { readLesion, writeLesion } from './lesion-lab/lesion-link.ts';
import { useLab } from './lesion-lab/lesion-store.ts';
import { useOrbit } from './view-store.ts';

export function readOrbit(q: URLSearchParams): Partial<Orbit> {
  const turn = pair(q.get('turn'));
  const zoom = /^\d(\.\d{1,3})?$/.test(q.get('zoom') ?? '') ? Number(q.get('zoom')) : null;
  return {
    ...(turn && Math.abs(turn[0]) <= 180 && Math.abs(turn[1]) <= STEEPEST ? { yaw: turn[0], pitch: turn[1] } : {}),
    ...(zoom !== null && zoom >= FARTHEST && zoom <= NEAREST ? { zoom } : {}),
  };
}
export function writeOrbit({ yaw, pitch, zoom }: Orbit): Record<string, string> {
  const q: Record<string, string> = {};
  if (yaw !== DEFAULT_ORBIT.yaw || pitch !== DEFAULT_ORBIT.pitch) q['turn'] = `${short(yaw, 1)},${short(pitch, 1)}`;
  if (zoom !== DEFAULT_ORBIT.zoom) q['zoom'] = short(zoom, 2);
  return q;
}

export const BRAIN_LINK: PageLink = {
  read(query) {
    const region = query.get('region');
    if (region && /^[a-z-]{3,20}$/.test(region)) setView({ region });
    useOrbit.setState(readOrbit(query));
    readLesion(query);
  },
  write() {
    const { region } = useView.getState();
    return {
      ...(region === DEFAULT_VIEW.region ? {} : { region }),
      ...writeOrbit(useOrbit.getState()),
      ...writeLesion(),
    };
  },
  follow(changed) {
    const stops = [useView.subscribe(changed), useOrbit.subscribe(changed), useLab.subscribe(changed)];
    return () => stops.forEach((stop) => stop());
  },
};
