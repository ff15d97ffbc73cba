/** Dark or light. Mantine keeps the choice in the browser; this is the way to it for code outside of React. */
import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';

let set: ((scheme: 'dark' | 'light') => void) | null = null;
/** Asked for before the frame was mounted. */
let wanted: 'dark' | 'light' | null = null;

export const isDark = (): boolean => document.documentElement.dataset['mantineColorScheme'] !== 'light';
export function setTheme(scheme: 'dark' | 'light'): void {
  if (set) set(scheme);
  else wanted = scheme;
}
export function toggleTheme(): void {
  setTheme(isDark() ? 'light' : 'dark');
}
/** Mounted once by the frame. */
export function useThemeDoor(): void {
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    set = setColorScheme;
    if (wanted) setColorScheme(wanted);
    wanted = null;
    return () => {
      set = null;
    };
  }, [setColorScheme]);
}
