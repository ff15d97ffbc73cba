/** `PUT /api/uploads/<name>`: the body is the file. Takes the local token; answers with the upload's id as JSON. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { JanusError } from '@janus/domain';
import { takeUpload } from '../services/data/uploads.ts';

const ROUTE = /^\/api\/uploads\/([^/]{1,400})$/;

export interface UploadOptions {
  readonly dataFolder: string;
  readonly mayChange: (request: IncomingMessage) => boolean;
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/** @returns a handler that answers false where the path is not this one */
export function uploadEndpoint(options: UploadOptions) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, encoded] = ROUTE.exec(pathname) ?? [];
    if (!encoded) return false;
    const refuse = (status: number, code: string, message: string): void => {
      // What is left of the body is not wanted; the connection ends with the answer.
      response.setHeader('connection', 'close');
      reply(response, status, { error: { code, message } });
      request.destroy();
    };
    if (request.method !== 'PUT') refuse(405, 'bad-input', `a file is sent by PUT, not ${request.method}`);
    else if (!options.mayChange(request))
      refuse(
        403,
        'refused',
        'this caller may only look: load the page from this server again, or send the local token',
      );
    else {
      let name: string;
      try {
        name = decodeURIComponent(encoded);
      } catch {
        refuse(400, 'bad-input', `'${encoded}' is not an encoded file name`);
        return true;
      }
      takeUpload(options.dataFolder, name, request).then(
        (upload) => reply(response, 201, upload),
        (error: unknown) => {
          const known = error instanceof JanusError;
          if (response.headersSent || response.destroyed) return;
          refuse(
            known ? 400 : 500,
            known ? error.code : 'failed',
            known ? error.message : 'the file could not be stored; the log says why',
          );
        },
      );
    }
    return true;
  };
}
