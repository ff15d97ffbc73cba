/** Which rules the graph shows, and the node that the keys are at. */
import { create } from 'zustand';

export const useGraph = create<{ readonly which: 'one' | 'all'; readonly at: string | null }>(() => ({
  which: 'one',
  at: null,
}));
