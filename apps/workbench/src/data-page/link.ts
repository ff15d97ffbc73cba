/** The Data page's part of a link: the data set looked at. */
import type { PageLink } from '../shell/page-spec.ts';
import { useCatalogue } from './catalogue-store.ts';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;

export const DATA_LINK: PageLink = {
  read(query) {
    const set = query.get('set');
    if (set !== null && NAME.test(set)) useCatalogue.setState({ chosen: set });
  },
  write() {
    const { chosen } = useCatalogue.getState();
    return chosen === null ? {} : { set: chosen };
  },
  follow: (changed) => useCatalogue.subscribe(changed),
};
