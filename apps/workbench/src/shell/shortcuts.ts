/** Listens to the keyboard for the whole page and leaves alone what belongs to a focused control. */
import { useEffect } from 'react';
import { act } from './actions.ts';
import { actionOfKey } from './keys.ts';
import { useThemeDoor } from './theme.ts';

const OWN_KEYS = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]';
/** Controls that use the arrows or Space themselves. */
const OWN_ARROWS = '[role="tablist"], [data-keys="arrows"]';

function belongsToControl(event: KeyboardEvent): boolean {
  if (!(event.target instanceof Element)) return false;
  if (event.target.closest(OWN_KEYS)) return true;
  if (event.key === ' ') return event.target.closest('button, a, summary, [role="button"]') !== null;
  return event.key.startsWith('Arrow') && event.target.closest(OWN_ARROWS) !== null;
}

export function useShortcuts(): void {
  useThemeDoor();
  useEffect(() => {
    let leader: string | null = null;
    let leftAt = 0;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || belongsToControl(event)) return;
      const fresh = performance.now() - leftAt < 1000 ? leader : null;
      const press = { key: event.key, shift: event.shiftKey, modified: event.ctrlKey || event.altKey || event.metaKey };
      const id = actionOfKey(press, fresh);
      leader = event.key === 'g' && !press.modified ? 'g' : null;
      leftAt = performance.now();
      if (!id) return;
      event.preventDefault();
      act(id);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
