'use client';
/** The circuit of the last decision: Go and No-Go of the side that led, what they add up to, and dopamine on both. */
import { fixed, MINUS, signed } from '@janus/views';
import type { Plane } from './plane-store.ts';
import styles from './opal.module.css';

const WIDTH = 330;
const HEIGHT = 196;
/** Thickest line, px; it stands for this much of an act. */
const THICK = 9;
const thickness = (act: number): number => 1.5 + Math.min(THICK, THICK * Math.abs(act));

function Node(props: { readonly x: number; readonly y: number; readonly title: string; readonly words: string }) {
  const { x, y, title, words } = props;
  return (
    <g>
      <rect x={x} y={y} width={92} height={34} rx={2} className={styles['node']} />
      <text x={x + 46} y={y + 14} className={styles['title']}>
        {title}
      </text>
      <text x={x + 46} y={y + 27} className={styles['words']}>
        {words}
      </text>
    </g>
  );
}

export function Circuit({ plane }: { readonly plane: Plane }) {
  const { circuit, dopamine } = plane;
  if (!circuit) return null;
  const buying = circuit.buy.act >= circuit.sell.act;
  const side = buying ? circuit.buy : circuit.sell;
  const go = side.go * side.goGain;
  const noGo = side.noGo * side.noGoGain;
  const rest = side.act - go + noGo;
  const delta = dopamine && Number.isFinite(dopamine.delta) ? dopamine.delta : null;
  const rises = delta !== null && delta > 0;
  const two = (x: number): string => fixed(x, 2);
  const told = `To ${buying ? 'buy' : 'sell'}: Go ${two(go)}, No-Go ${two(noGo)}, in all ${two(side.act)} against ${two(circuit.hold)} for holding. ${
    delta === null ? 'No reward has come home yet' : `Dopamine ${signed(delta, 2)}`
  }`;
  return (
    <svg
      className={styles['circuit']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={told}
      data-part="circuit"
    >
      <path d="M 92 78 C 112 78 108 31 126 31" className={styles['go']} strokeWidth={thickness(go)} />
      <path d="M 92 86 C 112 86 108 133 126 133" className={styles['nogo']} strokeWidth={thickness(noGo)} />
      <path d="M 218 31 C 240 31 232 78 238 78" className={styles['go']} strokeWidth={thickness(go)} />
      <path d="M 218 133 C 240 133 232 88 238 88" className={styles['nogo']} strokeWidth={thickness(noGo)} />
      <path d="M 172 164 L 172 152" className={rises ? styles['dip'] : styles['burst']} />
      <path d="M 206 166 C 228 150 226 90 198 50" className={rises ? styles['burst'] : styles['dip']} />
      <Node x={0} y={65} title="Proposal" words={`to ${buying ? 'buy' : 'sell'}`} />
      <Node x={126} y={14} title={`Go ${two(go)}`} words={`G ${two(side.goWeight)}`} />
      <Node x={126} y={116} title={`No-Go ${two(noGo)}`} words={`N ${two(side.noGoWeight)}`} />
      <Node x={238} y={65} title={`Act ${two(side.act)}`} words={`hold ${two(circuit.hold)}`} />
      <text x={172} y={62} className={styles['words']}>
        {rises ? '+ raises G' : delta === null ? '' : `${MINUS} lowers G`}
      </text>
      <text x={172} y={109} className={styles['words']}>
        {rises ? `${MINUS} lowers N` : delta === null ? '' : '+ raises N'}
      </text>
      <text x={284} y={114} className={styles['words']}>
        beside {signed(rest, 2)}
      </text>
      <rect x={112} y={166} width={120} height={28} rx={14} className={styles['node']} />
      <text x={172} y={184} className={styles['title']}>
        {delta === null ? 'Dopamine –' : `Dopamine δ ${signed(delta, 2)}`}
      </text>
    </svg>
  );
}
