/** What draws the brain right now, in words; told by the scene itself. */
import { create } from 'zustand';

export const useSpace = create<{ readonly backend: string | null }>(() => ({ backend: null }));
