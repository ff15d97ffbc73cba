/** The reference backend: plain JavaScript, everywhere, slowest. */
import '@tensorflow/tfjs-backend-cpu';
import { choose, type ChosenBackend, type PassedOver } from './tensor/backend.ts';

export const openCpu = (reason: string, passedOver: readonly PassedOver[] = []): Promise<ChosenBackend> =>
  choose({ name: 'cpu', reason, device: 'plain JavaScript', software: false, passedOver });
