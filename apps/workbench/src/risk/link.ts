/** The Risk page's part of a link: the two signals of the ellipse, the bars of the course, what of fear is shown. */
import { SIGNAL_NAMES } from '@janus/views';
import type { PageLink } from '../shell/page-spec.ts';
import { oneOf } from '../state/link-values.ts';
import { DEFAULT_RISK, ellipse, FEAR_VIEWS, SPANS, useRiskView } from './stores.ts';

export const RISK_LINK: PageLink = {
  read(query) {
    const x = oneOf(SIGNAL_NAMES, query.get('x')) ?? DEFAULT_RISK.x;
    const y = oneOf(SIGNAL_NAMES, query.get('y')) ?? DEFAULT_RISK.y;
    const span = oneOf(SPANS, Number(query.get('bars'))) ?? DEFAULT_RISK.span;
    const fear = oneOf(FEAR_VIEWS, query.get('fear')) ?? DEFAULT_RISK.fear;
    useRiskView.setState({ ...(x === y ? {} : { x, y }), span, fear });
    ellipse.again();
  },
  write() {
    const { x, y, span, fear } = useRiskView.getState();
    return {
      ...(x !== DEFAULT_RISK.x && { x }),
      ...(y !== DEFAULT_RISK.y && { y }),
      ...(span !== DEFAULT_RISK.span && { bars: String(span) }),
      ...(fear !== DEFAULT_RISK.fear && { fear }),
    };
  },
  follow: (changed) => useRiskView.subscribe(changed),
};
