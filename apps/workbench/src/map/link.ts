/** The Map page's part of a link: night, memory, colour, time shown, place, and a group with a name. */
import type { PageLink } from '../shell/page-spec.ts';
import { nightOf } from '../sleep/link.ts';
import { chooseNight, useNights } from '../sleep/nights.ts';
import { count, oneOf, pair, short } from '../state/link-values.ts';
import { COLOUR_BY } from './colours.ts';
import { select, useMap, type Place } from './map-store.ts';

function placeOf(at: string | null, zoom: string | null): Place | null {
  const centre = pair(at);
  const percent = count(zoom);
  return centre && percent ? { x: centre[0], y: centre[1], zoom: percent / 100 } : null;
}

export const MAP_LINK: PageLink = {
  read(query) {
    const night = nightOf(query.get('night'));
    const memory = count(query.get('memory'));
    const until = count(query.get('until'));
    const place = placeOf(query.get('at'), query.get('zoom'));
    const by = oneOf(COLOUR_BY, query.get('by'));
    useMap.setState({
      ...(by && { by }),
      ...(place && { place }),
      ...(until && until <= 200 && { until: until / 200 }),
    });
    if (night !== null) chooseNight(night);
    if (memory !== null) select(memory);
  },
  write() {
    const { by, selected, until, place } = useMap.getState();
    const { chosen } = useNights.getState();
    return {
      ...(chosen !== null && { night: chosen }),
      ...(selected !== null && { memory: String(selected) }),
      ...(by !== 'regime' && { by }),
      ...(until < 1 && { until: String(Math.round(until * 200)) }),
      ...(place && {
        at: `${short(place.x, 3)},${short(place.y, 3)}`,
        zoom: String(Math.round(100 * place.zoom)),
      }),
    };
  },
  follow(changed) {
    const stops = [useMap.subscribe(changed), useNights.subscribe(changed)];
    return () => stops.forEach((stop) => stop());
  },
};
