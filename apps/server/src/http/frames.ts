/**
 * /frames: the records of a run played at a chosen speed over a WebSocket, for screens that follow the day as it
 * happened. A screen that cannot keep up loses frames, never time: the latest wins.
 *
 * A message is 16 bytes of uint32 [kind 1, bar, AUDIT_WIDTH, 0], then the audit row as float64.
 */
import { AUDIT_WIDTH, JanusError, badInput } from '@janus/domain';
import type { WebSocket } from 'ws';
import { newRecordRow, openRun, type RunReader } from '../services/runs/store.ts';

const HEADER_BYTES = 16;
const FRAME_BYTES = HEADER_BYTES + AUDIT_WIDTH * 8;
const BUFFER_LIMIT = 1 << 20;
const TICK_MS = 16;
/** After a stall the play goes on from where it was instead of rushing. */
const LONGEST_TICK_MS = 250;
export const MAX_SPEED = 20_000;

export interface FramesRequest {
  readonly runId: string;
  readonly from: number;
  /** Bars a second. */
  readonly speed: number;
}

const checkSpeed = (speed: unknown): number => {
  if (typeof speed === 'number' && speed > 0 && speed <= MAX_SPEED) return speed;
  throw badInput(`speed ${JSON.stringify(speed)} is not a number of bars a second above 0 and up to ${MAX_SPEED}`);
};
const checkBar = (bar: unknown, bars: number): number => {
  if (typeof bar === 'number' && Number.isInteger(bar) && bar >= 0 && bar < bars) return bar;
  throw badInput(`bar ${JSON.stringify(bar)} is not a whole number from 0 to ${bars - 1}`);
};

/** @throws JanusError bad-input for a query that is not one */
export function framesRequest(query: URLSearchParams): FramesRequest {
  const from = Number(query.get('from') ?? 0);
  return {
    runId: query.get('run') ?? '',
    from: checkBar(from, Number.POSITIVE_INFINITY),
    speed: checkSpeed(Number(query.get('speed') ?? 10)),
  };
}

interface Player {
  /** The next bar to send, with the part of a bar that time has already run. */
  at: number;
  speed: number;
  paused: boolean;
}

function command(player: Player, text: string, bars: number): void {
  const message: unknown = JSON.parse(text);
  if (typeof message !== 'object' || message === null) throw badInput('a command is an object');
  for (const [key, value] of Object.entries(message)) {
    if (key === 'speed') player.speed = checkSpeed(value);
    else if (key === 'seek') player.at = checkBar(value, bars);
    else if (key === 'pause' && value === true) player.paused = true;
    else if (key === 'resume' && value === true) player.paused = false;
    else throw badInput(`'${key}' is not a command; they are speed, seek, pause: true, resume: true`);
  }
}

function sender(socket: WebSocket, run: RunReader): (bar: number) => void {
  const row = newRecordRow();
  return (bar) => {
    if (!run.record(bar, row.audit, row.timing)) return;
    // A message of its own: the socket keeps it until it has left.
    const frame = new ArrayBuffer(FRAME_BYTES);
    new Uint32Array(frame, 0, 4).set([1, bar, AUDIT_WIDTH, 0]);
    new Float64Array(frame, HEADER_BYTES).set(row.audit);
    socket.send(frame);
  };
}

/** Plays until the socket closes. @throws JanusError for a run or a bar that is not there */
export function playFrames(socket: WebSocket, dataFolder: string, request: FramesRequest): void {
  const run = openRun(dataFolder, request.runId);
  const player: Player = { at: 0, speed: request.speed, paused: false };
  try {
    player.at = checkBar(request.from, run.bars);
  } catch (error) {
    run.close();
    throw error;
  }
  const send = sender(socket, run);
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const elapsed = Math.min(now - last, LONGEST_TICK_MS) / 1000;
    last = now;
    if (player.paused || player.at >= run.bars) return;
    const until = Math.min(run.bars, player.at + elapsed * player.speed);
    const first = socket.bufferedAmount > BUFFER_LIMIT ? until : Math.ceil(player.at);
    for (let bar = first; bar < until; bar += 1) send(bar);
    player.at = until;
    if (until >= run.bars) socket.send(JSON.stringify({ end: true }));
  }, TICK_MS);
  socket.on('message', (data, binary) => {
    try {
      if (binary) throw badInput('commands are JSON text');
      command(player, (data as Buffer).toString('utf8'), run.bars);
    } catch (error) {
      const message = error instanceof JanusError ? error.message : 'a command is a JSON object';
      socket.send(JSON.stringify({ error: message }));
    }
  });
  socket.on('close', () => {
    clearInterval(timer);
    run.close();
  });
}
