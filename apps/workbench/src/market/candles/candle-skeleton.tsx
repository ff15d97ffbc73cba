/** The shape of the candles before they are there. Drawn by the server too: the page is never blank. */
import styles from './candles.module.css';

/** A fixed wave: the same on the server and in the page. */
const BARS = Array.from({ length: 84 }, (_, i) => ({
  x: 12 * i + 6,
  y: 150 + 46 * Math.sin(0.13 * i) + 22 * Math.sin(0.41 * i + 1) - 0.4 * i,
  body: 14 + ((i * 37) % 23),
  wick: 30 + ((i * 53) % 31),
  volume: 8 + ((i * 29) % 27),
}));

export function CandleSkeleton() {
  return (
    <svg className={styles['skeleton']} viewBox="0 0 1008 340" preserveAspectRatio="none" aria-hidden>
      {BARS.map((b) => (
        <g key={b.x}>
          <rect x={b.x - 0.5} y={(b.y - b.wick / 2).toFixed(1)} width="1" height={b.wick} />
          <rect x={b.x - 3} y={(b.y - b.body / 2).toFixed(1)} width="6" height={b.body} />
          <rect x={b.x - 3} y={318 - b.volume} width="6" height={b.volume} opacity="0.6" />
        </g>
      ))}
      <rect x="0" y="324" width="1008" height="12" opacity="0.6" />
    </svg>
  );
}
