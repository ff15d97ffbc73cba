/** Hands a file to the server with progress: `fetch` does not tell how much has gone, XMLHttpRequest does. */
import type { Upload } from './upload.ts';

export interface Sending {
  readonly answer: Promise<Upload>;
  /** The answer is rejected then. */
  stop(): void;
}

function complaint(text: string, status: number): string {
  try {
    const said = (JSON.parse(text) as { error?: { message?: unknown } }).error?.message;
    if (typeof said === 'string') return said;
  } catch {
    // not JSON: the status says it
  }
  return `the server answered with status ${status}`;
}

export function sendFile(file: File, onSent: (bytes: number) => void): Sending {
  const request = new XMLHttpRequest();
  const answer = new Promise<Upload>((resolve, reject) => {
    request.upload.addEventListener('progress', (event) => onSent(event.loaded));
    request.addEventListener('load', () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as Upload);
      else reject(new Error(complaint(request.responseText, request.status)));
    });
    request.addEventListener('error', () => reject(new Error('the connection broke off; nothing was kept')));
    request.addEventListener('abort', () => reject(new Error('it was stopped; nothing was kept')));
  });
  request.open('PUT', `/api/uploads/${encodeURIComponent(file.name)}`);
  request.send(file);
  return { answer, stop: () => request.abort() };
}
