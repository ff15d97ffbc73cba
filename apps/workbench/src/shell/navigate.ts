/** The way to another page for code outside of React. Stores live on; only the page's own panels are exchanged. */
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { sharedQuery } from '../state/address-bar.ts';
import { PAGES } from './pages.ts';

let push: ((to: string) => void) | null = null;

/**
 * @param query parameters of that page, as its link writes them; run and cursor go along by themselves
 * @throws Error where no page has that name
 */
export function goTo(page: string, query: Readonly<Record<string, string>> = {}): void {
  const entry = PAGES.find((p) => p.id === page);
  if (!entry) throw new Error(`there is no page '${page}': pages.ts lists them`);
  const q = new URLSearchParams({ ...sharedQuery(), ...query }).toString().replaceAll('%2C', ',');
  const to = q === '' ? entry.route : `${entry.route}?${q}`;
  if (push) push(to);
  else location.assign(to);
}

/** Mounted once by the frame. */
export function useNavigationDoor(): void {
  const router = useRouter();
  useEffect(() => {
    push = (to) => router.push(to, { scroll: false });
    return () => {
      push = null;
    };
  }, [router]);
}
