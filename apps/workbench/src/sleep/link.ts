/** What the pages Sleep and Map share in a link: the night, and the versions compared. */
import type { PageLink } from '../shell/page-spec.ts';
import { count } from '../state/link-values.ts';
import { chooseNight, useNights } from './nights.ts';

export const nightOf = (text: string | null): string | null => (text && /^[0-9a-f]{16}$/.test(text) ? text : null);

export const SLEEP_LINK: PageLink = {
  read(query) {
    const night = nightOf(query.get('night'));
    const version = count(query.get('version'));
    const against = count(query.get('against'));
    if (night !== null) chooseNight(night);
    if (version) useNights.setState({ version, against: against || null });
  },
  write() {
    const { chosen, version, against } = useNights.getState();
    return {
      ...(chosen !== null && { night: chosen }),
      ...(version !== null && { version: String(version) }),
      ...(against !== null && { against: String(against) }),
    };
  },
  follow: (changed) => useNights.subscribe(changed),
};
