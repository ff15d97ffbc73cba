/** The thread that walks runs: it keeps the last few walks, and answers one question after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { JanusError } from '@janus/domain';
import { openRun } from '../runs/store.ts';
import type { Ask, Told } from './questions.ts';
import { readEllipse, readRisk } from './report.ts';
import { openWalk, type Walk } from './walk.ts';

/** Walks kept; each holds copies of up to some 30 MB. */
const KEPT = 2;
const { dataFolder } = workerData as { readonly dataFolder: string };
const walks = new Map<string, Walk>();

function walkOf(runId: string): Walk {
  const walk = walks.get(runId) ?? openWalk(openRun(dataFolder, runId));
  walks.delete(runId);
  walks.set(runId, walk);
  if (walks.size > KEPT) {
    const [oldest, gone] = walks.entries().next().value!;
    gone.run.close();
    walks.delete(oldest);
  }
  return walk;
}

async function answer(ask: Ask): Promise<Told> {
  try {
    const walk = walkOf(ask.runId);
    const found = ask.kind === 'reading' ? readRisk(walk, ask.bar) : readEllipse(walk, ask.bar, ask.x, ask.y);
    return { ticket: ask.ticket, answer: await found };
  } catch (error) {
    return {
      ticket: ask.ticket,
      code: error instanceof JanusError ? error.code : 'failed',
      message: error instanceof Error ? error.message : String(error),
    };
  }
}

// One at a time: a run that is closed must not be one that is being read.
let before: Promise<void> = Promise.resolve();
parentPort!.on('message', (ask: Ask) => {
  before = before.then(async () => parentPort!.postMessage(await answer(ask)));
});
