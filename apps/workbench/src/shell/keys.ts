/**
 * Which action a key press means, and how a key is written for people. Pure: shortcuts.ts feeds it events.
 *
 * A key is the `key` of a keyboard event: 'd', 'D', '+', 'Home', 'ArrowLeft', 'Space'. 'Shift+' stands before keys
 * that have no capital; 'g m' is g, then m within a second; 'Mod+k' is Ctrl, on a Mac Cmd.
 */
export interface Press {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl or Meta. */
  readonly mod: boolean;
  readonly alt: boolean;
}
interface Keyed {
  readonly id: string;
  readonly keys: readonly string[];
}

/** @param leader the key pressed before, within a second; 'g' starts a sequence */
export function actionOfKey(press: Press, leader: string | null, actions: readonly Keyed[]): string | null {
  if (press.alt) return null;
  const key = press.key === ' ' ? 'Space' : press.key;
  const wanted: string[] = [];
  if (press.mod) wanted.push(`Mod+${key.toLowerCase()}`);
  else if (leader === 'g') wanted.push(`g ${key}`);
  else if (press.shift && key.length > 1) wanted.push(`Shift+${key}`);
  else wanted.push(key);
  return actions.find((action) => action.keys.some((k) => wanted.includes(k)))?.id ?? null;
}

const WRITTEN: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  '-': '−',
};

/** 'Shift+ArrowRight' → 'Shift →', 'D' → 'Shift D', 'Mod+k' → 'Ctrl K'. */
export function shownKey(key: string): string {
  if (key.startsWith('g ')) return key;
  const parts = key === '+' ? ['+'] : key.split('+');
  const last = parts.at(-1)!;
  if (/^[A-Z]$/.test(last)) return `Shift ${last}`;
  const name = WRITTEN[last] ?? last;
  if (parts.length === 1) return name;
  return parts[0] === 'Mod' ? `Ctrl ${name.toUpperCase()}` : `${parts[0]} ${name}`;
}
