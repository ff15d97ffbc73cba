'use client';
/** What the truth surface is of: operator, family, and what stands beside it. */
import { FAMILY_NAMES, type FamilyName } from '@janus/logic';
import { Choice } from '../../panel/controls.tsx';
import { chooseFamily, useTruths } from '../truths.ts';
import { OPERATORS, TWINS, useSurfaceView, type Operator, type Twin } from './surface-store.ts';
import styles from './surface.module.css';

const FAMILY_WORDS: Readonly<Record<FamilyName, string>> = {
  lukasiewicz: 'Łukasiewicz',
  product: 'Product',
  godel: 'Gödel',
};
const OPERATOR_WORDS: Readonly<Record<Operator, string>> = {
  and: 'u and v',
  or: 'u or v',
  implies: 'u → v',
  residuum: 'residuum of and',
  iff: 'u ↔ v',
};
const TWIN_WORDS: Readonly<Record<Twin, string>> = { product: 'net: product', boolean: 'net: Boolean', none: 'no net' };

export function Choices() {
  const operator = useSurfaceView((s) => s.operator);
  const twin = useSurfaceView((s) => s.twin);
  const family = useTruths((s) => s.family);
  return (
    <div className={styles['choices']}>
      <Choice
        label="Operator"
        value={operator}
        options={OPERATORS.map((o) => [o, OPERATOR_WORDS[o]] as const)}
        onChange={(o) => useSurfaceView.setState({ operator: o })}
      />
      <Choice
        label="Family"
        value={family}
        options={FAMILY_NAMES.map((f) => [f, FAMILY_WORDS[f]] as const)}
        onChange={chooseFamily}
      />
      <Choice
        label="Beside it"
        value={twin}
        options={TWINS.map((t) => [t, TWIN_WORDS[t]] as const)}
        onChange={(t) => useSurfaceView.setState({ twin: t })}
      />
    </div>
  );
}
