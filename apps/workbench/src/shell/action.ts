/** What a key or the palette can do. An action that cannot work on the page shown is not in its list. */
export const GROUPS = ['Go to', 'Time', 'Events', 'Page', 'Workbench'] as const;

export interface Action {
  readonly id: string;
  readonly label: string;
  /** As keys.ts writes them; the first is the one that the palette prints. May be empty. */
  readonly keys: readonly string[];
  readonly group: (typeof GROUPS)[number];
  run(): void;
}
