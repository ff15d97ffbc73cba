/** Pause, resume and cancel, from outside, heard between two steps. */
import { cancelled } from '@janus/domain';

export interface TrainingControl {
  pause(): void;
  resume(): void;
  /** For good. */
  cancel(): void;
  readonly status: 'running' | 'paused' | 'cancelled';
  /** Returns at once while running, on resume while paused. @throws JanusError cancelled */
  mayGoOn(): Promise<void>;
}

export function trainingControl(): TrainingControl {
  const now: { status: TrainingControl['status']; wake: (() => void) | null } = { status: 'running', wake: null };
  const change = (to: TrainingControl['status']): void => {
    if (now.status === 'cancelled') return;
    now.status = to;
    if (to !== 'paused') now.wake?.();
  };
  return {
    pause: () => change('paused'),
    resume: () => change('running'),
    cancel: () => change('cancelled'),
    get status() {
      return now.status;
    },
    async mayGoOn() {
      while (now.status === 'paused') await new Promise<void>((resolve) => (now.wake = resolve));
      if (now.status === 'cancelled')
        throw cancelled('training was cancelled; its state is that of the last whole step');
    },
  };
}
