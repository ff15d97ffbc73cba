/** The lesion lab's part of a link: the lesion that is looked at, and which side of it. */
import { isLesionKey } from './figures.ts';
import { useLab } from './lesion-store.ts';

export function readLesion(query: URLSearchParams): void {
  const lesion = query.get('lesion');
  if (lesion === null || !isLesionKey(lesion)) return;
  useLab.setState({ chosen: lesion, side: query.get('by') === 'regime' ? 'regimes' : 'changes' });
}

export function writeLesion(): Record<string, string> {
  const { chosen, side } = useLab.getState();
  if (chosen === null) return {};
  return { lesion: chosen, ...(side === 'regimes' ? { by: 'regime' } : {}) };
}
