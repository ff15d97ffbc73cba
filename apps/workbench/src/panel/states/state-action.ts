/** The button that cures: what it says and what it does. */
export interface StateAction {
  readonly label: string;
  run(): void;
}
