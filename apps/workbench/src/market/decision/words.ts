/** Short words of the inspector. */
import type { Explanation, StageRow } from '@janus/integration';

/** A bar that nothing asked a trade of is held, not refused. */
export function statusWord(stage: StageRow, explanation: Explanation): string {
  switch (stage.status) {
    case 'veto':
      return explanation.outcome === 'hold' ? 'hold' : 'veto';
    case 'lesioned':
      return 'off';
    case 'not-reached':
      return 'not reached';
    case 'pass':
      return 'pass';
  }
}

/** 'ema-flip' → 'EMA flip' */
export function strategyName(id: string): string {
  const words = id
    .replaceAll('-', ' ')
    .replace(/\bema\b/, 'EMA')
    .replace(/\bvwap\b/, 'VWAP');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
