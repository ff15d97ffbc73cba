/** The Rules page's part of a link: the version in the editor, what it is compared with, the rule and how it is read. */
import type { PageLink } from '../shell/page-spec.ts';
import { oneOf } from '../state/link-values.ts';
import { showPart, useDraft } from './draft.ts';
import { isFamily, useTruths, chooseFamily } from './truths.ts';
import { useSurfaceView, OPERATORS, TWINS, readStart } from './surface/surface-store.ts';
import { useVersions, want, compareLater } from './versions-store.ts';

const VERSION = /^(?:built-in|[0-9a-f]{16})$/;

export const RULES_LINK: PageLink = {
  read(query) {
    const version = query.get('version');
    const against = query.get('against');
    const rule = query.get('rule');
    const family = query.get('family');
    const operator = oneOf(OPERATORS, query.get('operator'));
    const twin = oneOf(TWINS, query.get('beside'));
    const start = readStart(query.get('start'));
    if (version && VERSION.test(version)) want(version);
    if (against && VERSION.test(against)) compareLater(against);
    if (rule) useTruths.setState({ rule });
    if (isFamily(family)) chooseFamily(family);
    if (query.get('part') === 'vocabulary') showPart('vocabulary');
    useSurfaceView.setState({ ...(operator && { operator }), ...(twin && { twin }), ...(start && { start }) });
  },
  write() {
    const { base, part } = useDraft.getState();
    const { list, against } = useVersions.getState();
    const { rule, chosen } = useTruths.getState();
    const { operator, twin, start } = useSurfaceView.getState();
    return {
      // What is in force may be another by the time that the link is followed.
      ...(base !== null && (base !== 'built-in' || list?.active !== base) && { version: base }),
      ...(against !== null && { against }),
      ...(rule !== null && { rule }),
      ...(chosen !== null && { family: chosen }),
      ...(part !== 'rules' && { part }),
      ...(operator !== 'implies' && { operator }),
      ...(twin !== 'product' && { beside: twin }),
      ...(start && { start: start.map((x) => x.toFixed(2)).join(',') }),
    };
  },
  follow(changed) {
    const stops = [useDraft, useVersions, useTruths, useSurfaceView].map((store) => store.subscribe(changed));
    return () => stops.forEach((stop) => stop());
  },
};
