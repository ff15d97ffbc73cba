/** What the history shows: one rule or all, the whole run or the bars about the cursor. */
import { create } from 'zustand';

export const useHistory = create<{ readonly which: 'one' | 'all'; readonly span: 'run' | 'near' }>(() => ({
  which: 'one',
  span: 'run',
}));
