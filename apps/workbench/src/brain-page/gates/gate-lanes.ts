/** View V6 as lanes: the gate of each modality over time, what is suppressed, what is absent. Pure. */
import { MODALITIES } from '@janus/domain';
import { fixed, NO_VALUE } from '@janus/views';
import type { Columns } from '../../data/columns.ts';
import type { Lane } from '../../lanes/paint-lanes.ts';

export const GATE_FIELDS = [
  'present',
  'relevance',
  'relevanceThreshold',
  ...MODALITIES.map((modality) => `gate.${modality}` as const),
] as const;
export type GateField = (typeof GATE_FIELDS)[number];

/** A gate below this lets less than half of the evidence through. */
export const SUPPRESSED_BELOW = 0.5;

export type GateState = 'unasked' | 'absent' | 'suppressed' | 'open';
export function gateStateOf(columns: Columns<GateField>, modality: number, k: number): GateState {
  const present = columns.present[k] ?? Number.NaN;
  if (Number.isNaN(present)) return 'unasked';
  if (((present >> modality) & 1) === 0) return 'absent';
  return columns[`gate.${MODALITIES[modality]!}`][k]! < SUPPRESSED_BELOW ? 'suppressed' : 'open';
}

export function gateLanes(columns: Columns<GateField>): readonly Lane[] {
  const lanes = MODALITIES.map((modality, m): Lane => {
    const gate = (k: number): number => columns[`gate.${modality}`][k] ?? Number.NaN;
    return {
      id: modality,
      label: modality.charAt(0).toUpperCase() + modality.slice(1),
      title: `gate of ${modality}: share of its evidence that is let through`,
      most: 1,
      mark: SUPPRESSED_BELOW,
      valueAt: (k) => (gateStateOf(columns, m, k) === 'absent' ? Number.NaN : gate(k)),
      stateAt(k) {
        const state = gateStateOf(columns, m, k);
        return state === 'suppressed' ? 'held' : state === 'open' ? 'plain' : 'none';
      },
      textAt(k) {
        const state = gateStateOf(columns, m, k);
        if (state === 'unasked') return NO_VALUE;
        return state === 'absent' ? 'absent' : `${fixed(gate(k), 2)} ${state === 'open' ? 'through' : 'suppressed'}`;
      },
    };
  });
  const relevance = (k: number): number => columns.relevance[k] ?? Number.NaN;
  const low = (k: number): boolean => relevance(k) < columns.relevanceThreshold[k]!;
  const told: Lane = {
    id: 'relevance',
    label: 'Relevance',
    title: 'mean of gate times evidence; below its least nothing is passed on',
    most: 0.5,
    mark: null,
    valueAt: relevance,
    stateAt: (k) => (Number.isNaN(relevance(k)) ? 'none' : low(k) ? 'held' : 'plain'),
    textAt: (k) => (Number.isNaN(relevance(k)) ? NO_VALUE : `${fixed(relevance(k), 2)}${low(k) ? ' too low' : ''}`),
  };
  return [...lanes, told];
}

/** 'Suppressed now: volume. Absent: book, sentiment.' */
export function gateWords(columns: Columns<GateField>, k: number): string {
  const named = (state: GateState): string =>
    MODALITIES.filter((_, m) => gateStateOf(columns, m, k) === state).join(', ');
  if (named('unasked') !== '') return 'The event ended before the thalamus: no gate was asked';
  const [suppressed, absent] = [named('suppressed'), named('absent')];
  return `Suppressed now: ${suppressed || 'none'}${absent === '' ? '' : `. Absent: ${absent}`}`;
}
