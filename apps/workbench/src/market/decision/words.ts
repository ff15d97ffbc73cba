/** Short words of the inspector. */
import type { Explanation, StageRow } from '@janus/integration';

const WORDS: Readonly<Record<StageRow['status'], string>> = {
  pass: 'pass',
  veto: 'veto',
  lesioned: 'off',
  'not-reached': 'not reached',
};

/** A bar that nothing asked a trade of is held, not refused. */
export const statusWord = (stage: StageRow, explanation: Explanation): string =>
  stage.status === 'veto' && explanation.outcome === 'hold' ? 'hold' : WORDS[stage.status];

/** 'ema-flip' → 'EMA flip' */
export function strategyName(id: string): string {
  const words = id
    .replaceAll('-', ' ')
    .replace(/\bema\b/, 'EMA')
    .replace(/\bvwap\b/, 'VWAP');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
