/**
 * One error class with a closed code list. The code decides the exit status of a command and the HTTP status of a
 * procedure; the message names the wrong value and the cure.
 */
export const ERROR_EXIT = { failed: 1, 'bad-input': 2, refused: 3, 'no-data': 4, cancelled: 130 } as const;
export type ErrorCode = keyof typeof ERROR_EXIT;

export class JanusError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'JanusError';
    this.code = code;
  }
}
export const badInput = (message: string): JanusError => new JanusError('bad-input', message);
export const refused = (message: string): JanusError => new JanusError('refused', message);
export const noData = (message: string): JanusError => new JanusError('no-data', message);
export const cancelled = (message: string): JanusError => new JanusError('cancelled', message);
