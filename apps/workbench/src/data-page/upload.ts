/** What the server answers to a file. */
export interface Upload {
  /** Names it in a preview and in an import. */
  readonly upload: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}
