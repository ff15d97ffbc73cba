/**
 * Session: the UTC day that a bar lies in. A bar belongs to the day of its last moment before the close, so the bar
 * that closes at midnight still counts to the day that ends. A session whose beginning was not seen (the data starts
 * inside it) is not whole and has no opening range. On daily bars every session is one bar long.
 */
export interface Session {
  /** Whole days since 1970, −1 none yet. */
  day: number;
  /** Bars of the session so far, this one included. */
  bars: number;
  /** 1 where the session's first bar was seen. */
  whole: number;
}

const DAY_MS = 86_400_000;

export const initSession = (): Session => ({ day: -1, bars: 0, whole: 0 });

/** @param time close of the bar, epoch ms */
export function stepSession(state: Session, time: number): void {
  const day = Math.floor((time - 1) / DAY_MS);
  if (day === state.day) {
    state.bars++;
    return;
  }
  state.whole = state.day === -1 ? 0 : 1;
  state.day = day;
  state.bars = 1;
}
