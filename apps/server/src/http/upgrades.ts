/** The door for WebSockets: /trpc for subscriptions and queries, /frames for the player. Only our page gets through. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { JanusError } from '@janus/domain';
import { applyWSSHandler, type WSSHandlerOptions } from '@trpc/server/adapters/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Logger } from '../log.ts';
import type { AppRouter } from '../router.ts';
import { framesRequest, playFrames } from './frames.ts';
import { knowsHost, mayConnect } from './guard.ts';

export interface UpgradeParts {
  readonly port: number;
  readonly token: string;
  readonly dataFolder: string;
  readonly log: Logger;
  readonly trpc: Pick<WSSHandlerOptions<AppRouter>, 'router' | 'createContext' | 'onError'>;
}
export interface Upgrades {
  readonly handle: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Tells the pages that the server goes, and ends every socket. */
  close(): void;
}

function play(socket: WebSocket, query: URLSearchParams, { dataFolder, log }: UpgradeParts): void {
  socket.on('error', () => socket.terminate());
  try {
    playFrames(socket, dataFolder, framesRequest(query));
  } catch (error) {
    const known = error instanceof JanusError;
    if (!known) log.error({ err: error }, 'frames failed');
    socket.send(JSON.stringify({ error: known ? error.message : 'the server failed; its log says why' }));
    socket.close(1008);
  }
}

function deny(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

export function upgradeHandler(parts: UpgradeParts): Upgrades {
  const { port, token, log } = parts;
  const rpcSockets = new WebSocketServer({ noServer: true, maxPayload: 1 << 20 });
  const frameSockets = new WebSocketServer({ noServer: true, maxPayload: 4096 });
  const keepAlive = { enabled: true, pingMs: 15_000, pongWaitMs: 5000 };
  const rpc = applyWSSHandler({ ...parts.trpc, wss: rpcSockets, keepAlive });
  return {
    handle(request, socket, head) {
      socket.on('error', () => socket.destroy());
      if (!knowsHost(request, port)) return deny(socket, '421 Misdirected Request');
      if (!mayConnect(request, token)) {
        log.warn({ origin: request.headers.origin, url: request.url }, 'refused: WebSocket');
        return deny(socket, '403 Forbidden');
      }
      const url = new URL(request.url ?? '/', 'http://localhost');
      if (url.pathname === '/trpc')
        rpcSockets.handleUpgrade(request, socket, head, (ws) => rpcSockets.emit('connection', ws, request));
      else if (url.pathname === '/frames')
        frameSockets.handleUpgrade(request, socket, head, (ws) => play(ws, url.searchParams, parts));
      else deny(socket, '404 Not Found');
    },
    close() {
      rpc.broadcastReconnectNotification();
      for (const socket of [...rpcSockets.clients, ...frameSockets.clients]) socket.terminate();
    },
  };
}
