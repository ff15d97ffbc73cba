/** A value that changes and those who wait for it. Slow readers get the latest value, not every one in between. */
export interface Feed<T> {
  readonly value: T;
  set(value: T): void;
  /** No more changes: every reader ends after the last value. */
  end(): void;
  /** The value now, then each time it has changed, until the end or the signal. */
  read(signal: AbortSignal): AsyncGenerator<T, void>;
}

export function feed<T>(first: T): Feed<T> {
  let value = first;
  let ended = false;
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const go of woken) go();
  };
  return {
    get value() {
      return value;
    },
    set(next) {
      value = next;
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    async *read(signal) {
      // A reader who leaves wakes all; the others find nothing new and wait on.
      signal.addEventListener('abort', wake);
      let seen: T | undefined;
      try {
        for (;;) {
          if (signal.aborted) return;
          if (value !== seen) {
            seen = value;
            yield seen;
          } else if (ended) return;
          else await new Promise<void>((go) => waiting.push(go));
        }
      } finally {
        signal.removeEventListener('abort', wake);
      }
    },
  };
}
