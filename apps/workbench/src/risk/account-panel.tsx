'use client';
/** The vital signs of the account against their limits, and what the hypothalamus made of them. */
import { quantityText, VITAL_WORDS } from '@janus/views';
import { ShareBar, UnitBar } from './parts.tsx';
import type { Reading } from './stores.ts';
import { Table, Tables, type Head } from './tables.tsx';
import { WithReading } from './with-reading.tsx';
import styles from './risk.module.css';

const VITAL_HEADS: readonly Head[] = [
  'Vital sign',
  'Of its limit',
  ['Value', 'num'],
  ['Limit', 'num'],
  ['Note', 'note'],
];
const NOT_ASKED = { off: 'switched off in this run', silent: 'not asked at this bar' } as const;

function Account({ reading }: { readonly reading: Reading }) {
  const { account: a } = reading;
  const made: readonly (readonly [label: string, value: number, note: string, least?: number])[] = [
    ['Appetite', a.appetite, 'below the mark nothing may be entered', a.appetiteFloor],
    ['Homeostasis', a.homeostasis, 'the worst of the vital signs'],
    ['Energy', a.energy, 'below the mark it holds appetite back', a.energyComfort],
    ['by drawdown', a.scales.drawdown, 'part of appetite'],
    ['by regime', a.scales.regime, 'part of appetite'],
    ['by heat', a.scales.heat, 'part of appetite'],
    ['Kelly', a.scales.kelly, 'part of the size alone'],
    ['recent trades', a.scales.performance, 'part of the size alone'],
  ];
  const share =
    a.state === 'asked' ? `share of equity for an entry ${(100 * a.fraction).toFixed(1)} %` : NOT_ASKED[a.state];
  return (
    <Tables name="Account" part="account" bar={reading.bar}>
      <Table heads={VITAL_HEADS}>
        {a.vitals.map(({ vital, value, comfort, limit, note }) => (
          <tr key={vital} data-vital={vital}>
            <th scope="row">{VITAL_WORDS[vital].label}</th>
            <td>
              <ShareBar share={value / limit} />
            </td>
            <td className="num">{quantityText(VITAL_WORDS[vital], value)}</td>
            <td className="num">{quantityText(VITAL_WORDS[vital], limit)}</td>
            <td className={`${styles['wide']} dim`}>
              {note || (Number.isNaN(comfort) ? '' : `at ease up to ${quantityText(VITAL_WORDS[vital], comfort)}`)}
            </td>
          </tr>
        ))}
      </Table>
      <Table heads={['Hypothalamus', '0 to 1', share]}>
        {made.map(([label, value, note, least]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>
              <UnitBar value={value} {...(least !== undefined && Number.isFinite(least) ? { least } : {})} />
            </td>
            <td className="dim">{note}</td>
          </tr>
        ))}
      </Table>
    </Tables>
  );
}

export function AccountPanel() {
  return <WithReading shape="facts">{(reading) => <Account reading={reading} />}</WithReading>;
}
