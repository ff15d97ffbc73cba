/** The thirteen threats and the answer to them as lanes over time. Pure. */
import { RESPONSES, THREATS } from '@janus/domain';
import { fixed, NO_VALUE, THREAT_WORDS } from '@janus/views';
import type { Columns } from '../data/columns.ts';
import type { Lane, LaneState } from '../lanes/paint-lanes.ts';
import type { CourseField } from './stores.ts';

const MOST = 1.5;
/** A little fear takes a percent or two off nearly always. */
const WHOLE = 0.9;
const percent = (ratio: number): string =>
  Number.isNaN(ratio) ? NO_VALUE : ratio > 99 ? '> 9,900 % ×' : `${fixed(100 * ratio)} %${ratio > 1 ? ' ×' : ''}`;

function stateOf(ratio: number, medium: number): LaneState {
  if (Number.isNaN(ratio)) return 'none';
  return ratio > 1 ? 'over' : ratio >= medium ? 'near' : 'plain';
}

/** @param medium share of a limit from which a threat is near it */
export function courseLanes(columns: Columns<CourseField>, medium: number): readonly Lane[] {
  const at = (name: CourseField, k: number): number => columns[name][k] ?? Number.NaN;
  const threats = THREATS.map((threat): Lane => {
    const field = `threat.${threat}` as const;
    return {
      id: threat,
      label: THREAT_WORDS[threat].label,
      title: `${THREAT_WORDS[threat].what}, as a share of its limit`,
      most: MOST,
      mark: 1,
      valueAt: (k) => at(field, k),
      stateAt: (k) => stateOf(at(field, k), medium),
      textAt: (k) => percent(at(field, k)),
    };
  });
  const last = RESPONSES.length - 1;
  return [
    ...threats,
    {
      id: 'response',
      label: 'Response',
      title: 'none, reduce, freeze, safe mode, kill',
      most: last,
      mark: null,
      valueAt: (k) => at('response', k),
      stateAt(k) {
        const response = at('response', k);
        return Number.isNaN(response)
          ? 'none'
          : response >= RESPONSES.indexOf('freeze')
            ? 'over'
            : response > 0
              ? 'near'
              : 'plain';
      },
      textAt: (k) => RESPONSES[at('response', k)] ?? NO_VALUE,
    },
    {
      id: 'scale',
      label: 'Size ×',
      title: 'what the size of an entry is multiplied by',
      most: 1,
      mark: null,
      valueAt: (k) => at('threatScale', k),
      stateAt: (k) => (Number.isNaN(at('threatScale', k)) ? 'none' : at('threatScale', k) < WHOLE ? 'near' : 'plain'),
      textAt: (k) => fixed(at('threatScale', k), 2),
    },
  ];
}
