/** The Regimes page's part of a link: data set, stretch, pinned bar. */
import type { PageLink } from '../shell/page-spec.ts';
import { count, pair, short } from '../state/link-values.ts';
import { useRegimes } from './regime-store.ts';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;

export const REGIMES_LINK: PageLink = {
  read(query) {
    const set = query.get('set');
    const zoom = pair(query.get('zoom'));
    const at = count(query.get('at'));
    if (set === null || !NAME.test(set)) return;
    const { chosen } = useRegimes.getState();
    useRegimes.setState({
      chosen: set,
      ...(set === chosen && zoom === null ? {} : { span: zoom && zoom[1] > zoom[0] ? zoom : null }),
      ...(at === null ? {} : { pinned: at }),
    });
  },
  write() {
    const { chosen, span, pinned } = useRegimes.getState();
    return {
      ...(chosen !== null && { set: chosen }),
      ...(chosen !== null && span && { zoom: `${short(span[0], 1)},${short(span[1], 1)}` }),
      ...(chosen !== null && pinned !== null && { at: String(pinned) }),
    };
  },
  follow: (changed) => useRegimes.subscribe(changed),
};
