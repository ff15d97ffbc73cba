/** The Backtests page's part of a link: the runs compared, the one looked at, and a data set to be tested. */
import type { PageLink } from '../shell/page-spec.ts';
import { setForm, useLaunch } from './launch-store.ts';
import { idsOf } from './link-ids.ts';
import { look, useRuns } from './runs-store.ts';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;

export const BACKTESTS_LINK: PageLink = {
  read(query) {
    const compared = idsOf(query.get('compare'));
    const [focus] = idsOf(query.get('test'));
    const data = query.get('set');
    if (compared.length > 0) useRuns.setState({ compared });
    if (focus !== undefined) look(focus);
    if (data !== null && NAME.test(data)) setForm({ data });
  },
  write() {
    const { compared, focus } = useRuns.getState();
    const { data } = useLaunch.getState().form;
    return {
      ...(compared.length > 0 && { compare: compared.join(',') }),
      ...(focus !== null && { test: focus }),
      ...(data !== '' && { set: data }),
    };
  },
  follow(changed) {
    const stops = [useRuns.subscribe(changed), useLaunch.subscribe(changed)];
    return () => {
      for (const stop of stops) stop();
    };
  },
};
