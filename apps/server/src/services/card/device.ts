/**
 * The port to the card. Whoever uses it hands in numbers and gets numbers; which driver answers is said, never hidden.
 * Nothing is built and no process is started before the first question.
 */
import { refused } from '@janus/domain';
import type { CardReport } from './api.ts';
import { INFO, type CardChild } from './child.ts';
import { chooseDriver, type Choice } from './driver.ts';
import { gafCells, gafWords, type CardField } from './gaf.ts';
import { latencies } from './latency.ts';
import { ltnTruths, ltnWords, type CardRules } from './ltn.ts';
import { KERNELS, manifest, type KernelName } from './manifest.ts';
import { cardFolder, openDriver } from './open.ts';

export interface FpgaDevice {
  /** @param window [n] @returns cells [n, n] @throws JanusError bad-input, refused without a driver, failed */
  gaf(window: Float64Array, field: CardField): Promise<Float64Array>;
  /** @param truths [rows, inputs] @returns truths [rows, rules] @throws JanusError the same */
  ltn(rules: CardRules, truths: Float64Array): Promise<Float64Array>;
  /** Starts the driver and asks what it is. @throws JanusError refused without a driver, failed */
  probe(): Promise<string>;
  /** Keeps what a trial found. */
  note(kernel: KernelName, error: number): void;
  report(): CardReport;
  /** The driver's process, for tests and for whoever looks after it; null where none runs. */
  pid(): number | null;
  close(): Promise<void>;
}

/** Looks for a driver when it is first asked, and again as long as there is none: a compiler may come. */
export function openCard(dataFolder: string, env: NodeJS.ProcessEnv): FpgaDevice {
  let found: Choice | null = null;
  let opening: Promise<CardChild> | null = null;
  let child: CardChild | null = null;
  let device: string | null = null;
  const measured = Object.fromEntries(
    KERNELS.map((name) => [name, { trip: latencies(), inside: latencies(), error: null as number | null }]),
  ) as Record<
    KernelName,
    { trip: ReturnType<typeof latencies>; inside: ReturnType<typeof latencies>; error: number | null }
  >;

  function chosen(): Choice {
    if (found === null || found.driver === null) found = chooseDriver(env);
    return found;
  }
  async function opened(): Promise<CardChild> {
    const choice = chosen();
    if (choice.driver === null) throw refused(`nothing answers for the card: ${choice.detail}. Cure: ${choice.cure}`);
    opening ??= openDriver(choice, cardFolder(dataFolder), env);
    try {
      child = await opening;
      return child;
    } catch (error) {
      opening = null;
      throw error;
    }
  }
  async function run(kernel: KernelName, words: Int32Array): Promise<Int32Array> {
    const { body, kernelNs, tripUs } = await (await opened()).ask(manifest()[kernel].id, words);
    measured[kernel].trip.add(tripUs);
    measured[kernel].inside.add(kernelNs / 1000);
    return new Int32Array(new Uint8Array(body).buffer);
  }

  return {
    gaf: async (window, field) => gafCells(await run('gaf', gafWords(window, field))),
    ltn: async (rules, truths) => ltnTruths(await run('ltn', ltnWords(rules, truths))),
    async probe() {
      const { body } = await (await opened()).ask(INFO, new Int32Array(0));
      device = body.toString();
      return device;
    },
    note(kernel, error) {
      measured[kernel].error = error;
    },
    report() {
      const choice = chosen();
      const counts = child?.counts() ?? { requests: 0, errors: 0, restarts: 0, lastError: null };
      return {
        present: choice.driver === 'xrt' && device !== null,
        driver: choice.driver,
        detail: choice.detail,
        cure: choice.driver === null ? choice.cure : null,
        simulated: choice.driver !== 'xrt',
        device,
        kernels: KERNELS.map((name) => {
          const { trip, inside, error } = measured[name];
          return { ...manifest()[name], name, trip: trip.report(), inside: inside.report(), error };
        }),
        ...counts,
      };
    },
    pid: () => child?.pid() ?? null,
    async close() {
      const mine = await opening?.catch(() => null);
      await mine?.close();
    },
  };
}
