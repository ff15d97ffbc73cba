/** What of the frame is open. */
import { create } from 'zustand';

export interface Shell {
  readonly keySheet: boolean;
  /** The list of messages. */
  readonly bell: boolean;
  /** The list of layouts. */
  readonly layouts: boolean;
  /** The list of bookmarks. */
  readonly bookmarks: boolean;
  /** Set by the palette once its chunk is there; until then a press is remembered and opens it on arrival. */
  openPalette(): void;
  readonly paletteWanted: boolean;
}
export const useShell = create<Shell>((set) => ({
  keySheet: false,
  bell: false,
  layouts: false,
  bookmarks: false,
  paletteWanted: false,
  openPalette: () => set({ paletteWanted: true }),
}));
