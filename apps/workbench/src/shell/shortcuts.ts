/** Listens to the keyboard of a window and leaves alone what belongs to a focused control. */
import { useEffect } from 'react';
import { act, actionsNow } from './actions.ts';
import { actionOfKey } from './keys.ts';

const OWN_KEYS = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]';
/** Controls that use the arrows, Home and End themselves; a list of rows leaves those to the side alone. */
const OWN_ARROWS = '[role="tablist"], [role="grid"], [data-keys="arrows"]';
const ROWS = '[role="grid"][data-keys="rows"]';
/** Ctrl K belongs to the palette's own listener. */
const ELSEWHERE = new Set(['palette']);

const inside = (target: EventTarget | null, selector: string): boolean =>
  target !== null && 'closest' in target && (target as Element).closest(selector) !== null;

function belongsToControl(event: KeyboardEvent): boolean {
  if (inside(event.target, OWN_KEYS)) return true;
  if (event.key === ' ') return inside(event.target, 'button, a, summary, [role="button"], [role="tab"]');
  const moves = event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End';
  const aside = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  return moves && inside(event.target, OWN_ARROWS) && !(aside && inside(event.target, ROWS));
}

/** @returns how to stop */
export function listenKeys(target: Window): () => void {
  let leader: string | null = null;
  let leftAt = 0;
  const listen = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || belongsToControl(event)) return;
    const fresh = performance.now() - leftAt < 1000 ? leader : null;
    const press = { key: event.key, shift: event.shiftKey, mod: event.ctrlKey || event.metaKey, alt: event.altKey };
    const id = actionOfKey(press, fresh, actionsNow());
    leader = event.key === 'g' && !press.mod && !press.alt ? 'g' : null;
    leftAt = performance.now();
    if (!id || ELSEWHERE.has(id)) return;
    event.preventDefault();
    act(id);
  };
  target.addEventListener('keydown', listen);
  return () => target.removeEventListener('keydown', listen);
}

export function useShortcuts(): void {
  useEffect(() => listenKeys(window), []);
}
