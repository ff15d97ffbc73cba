/** What of the frame is open. */
import { create } from 'zustand';

export interface Shell {
  readonly keySheet: boolean;
  /** Set by the palette once its chunk is there; until then a press is remembered and opens it on arrival. */
  openPalette(): void;
  readonly paletteWanted: boolean;
}
export const useShell = create<Shell>((set) => ({
  keySheet: false,
  paletteWanted: false,
  openPalette: () => set({ paletteWanted: true }),
}));
