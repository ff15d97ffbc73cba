/** Run as a process of its own: opens the backend that a training would get, looks for a card, prints both as JSON. */
import { nodeChoice, nodeGpu, openBackend } from '@janus/neural/node';
import type { TensorsAnswer } from './tensors.ts';

const told = async <T>(work: () => Promise<T>): Promise<T | string> => {
  try {
    return await work();
  } catch (cause) {
    return (cause as Error).message;
  }
};
const answer: TensorsAnswer = {
  backend: await told(async () => openBackend(nodeChoice(process.env['JANUS_TENSORS']))),
  gpu: await told(nodeGpu),
};
process.stdout.write(JSON.stringify(answer), () => process.exit(0));
