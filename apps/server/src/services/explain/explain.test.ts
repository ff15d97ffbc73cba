/** Decisions of a stored run asked again: the same run or none, one thread at a time, taken back when nobody waits. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { auditSlot, JanusError } from '@janus/domain';
import { WITNESSED } from '@janus/integration';
import { compileRules } from '@janus/logic';
import { flipWords, QUANTITY_WORDS } from '@janus/views';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walk } from '../../testing/series.ts';
import type { Json } from '../jobs/api.ts';
import { WorkFailed, type Launched } from '../jobs/launch.ts';
import { executeRun } from '../runs/execute.ts';
import { runFolder, type RunFile } from '../runs/layout.ts';
import { planRun } from '../runs/plan.ts';
import { openRun } from '../runs/store.ts';
import type { FlipNews } from './api.ts';
import { flipOf } from './flip.ts';
import { planOfRun } from './plan-of-run.ts';
import { explainService } from './service.ts';

const BARS = 2500;
const dataFolder = mkdtempSync(path.join(tmpdir(), 'janus-explain-'));
let runId = '';
/** Bars at which a strategy's proposal was judged. */
let decisions: number[] = [];
const quiet = { progress: () => undefined, shouldStop: () => false };
const planned = () => planOfRun(dataFolder, runId, () => Promise.resolve(null));

beforeAll(async () => {
  // No data set of this name is in the catalogue: the bars are those that the run keeps.
  const series = { ...walk(BARS, 3), simulated: true };
  const plan = planRun(
    { data: 'WALK', config: { loop: { riskPerTrade: 0.01 } }, lesions: ['visual-cortex'] },
    series,
    7,
  );
  ({ runId } = plan.info);
  executeRun(plan, dataFolder, { ...quiet, clock: () => 0 });
  const run = openRun(dataFolder, runId);
  const proposed = await run.auditColumns([auditSlot('proposed')], 0, BARS);
  run.close();
  decisions = [...proposed.keys()].filter((bar) => proposed[bar] === 1);
});
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

describe('the plan of a stored run', () => {
  it('is that of the run, from what it keeps', async () => {
    const plan = await planned();
    expect(plan.info.runId).toBe(runId);
    expect(plan.config.brain.loop.riskPerTrade).toBe(0.01);
    expect(plan.info.lesions).toEqual(['visual-cortex']);
    expect(plan.series.length).toBe(BARS);
  });
  it('is refused for another version, another configuration, and a run that is not there', async () => {
    const file = path.join(runFolder(dataFolder, runId), 'run.json');
    const kept = readFileSync(file, 'utf8');
    const with_ = async (change: (run: RunFile) => unknown): Promise<string> => {
      writeFileSync(file, JSON.stringify(change(JSON.parse(kept) as RunFile)));
      try {
        return await planned().then(
          () => 'planned',
          (error: unknown) => (error as JanusError).message,
        );
      } finally {
        writeFileSync(file, kept);
      }
    };
    const older = ({ summary, ...rest }: RunFile) => ({
      ...rest,
      summary: { ...summary, provenance: { ...summary.provenance, version: '0.0.9' } },
    });
    expect(await with_(older)).toMatch(/it was made by version 0\.0\.9 and this is .* Run it once more/);
    expect(await with_((run) => ({ ...run, config: null }))).toContain('did not keep its configuration');
    const otherwise = ({ summary, ...rest }: RunFile) => ({
      ...rest,
      summary: { ...summary, run: { ...summary.run, seed: 99 } },
    });
    expect(await with_(otherwise)).toContain('this code reads its configuration');
    const otherBars = ({ summary, ...rest }: RunFile) => ({
      ...rest,
      summary: { ...summary, provenance: { ...summary.provenance, dataHash: 'f'.repeat(64) } },
    });
    expect(await with_(otherBars)).toContain('its data set WALK is gone or has changed');
    await expect(planOfRun(dataFolder, 'abcdef0123', () => Promise.resolve(null))).rejects.toThrow('there is no run');
  });
});

describe('the smallest change', () => {
  it('is told of the decision that the run recorded, and words are there for it', async () => {
    const plan = await planned();
    expect(decisions.length).toBeGreaterThan(5);
    const answers = decisions.slice(0, 12).map((bar) => flipOf(plan, dataFolder, bar, quiet));
    const run = openRun(dataFolder, runId);
    const time = run.barColumns(0, BARS).subarray(0, BARS);
    run.close();
    answers.forEach((answer, i) => {
      expect(answer.bar).toBe(decisions[i]);
      expect(answer.time).toBe(time[answer.bar]! + plan.series.timeframeMs);
    });
    const found = answers.filter(({ flip }) => flip !== null);
    expect(found.length).toBeGreaterThan(0);
    for (const { action, flip, reach } of found) {
      expect(flip!.action).not.toBe(action);
      for (const { spreads } of flip!.changes) expect(spreads).toBeLessThanOrEqual(reach.spreads);
      expect(flipWords({ action, flip, reach })).toMatch(
        /had been .* of its usual spreads .* it would have (held|bought|sold)/,
      );
    }
  });
  it('is refused where this code decides otherwise than the run recorded', async () => {
    const plan = await planned();
    const bar = decisions[0]!;
    // Rules that refuse every entry stand for code that has changed.
    const other = {
      ...plan,
      rules: { ...plan.rules, set: compileRules('still: Neutral(a)', 'Neutral(a) := is(neutral)') },
    };
    expect(() => decisions.slice(0, 20).forEach((at) => flipOf(other, dataFolder, at, quiet))).toThrow(
      /cannot be re-played: at bar \d+ it decided .* Run it once more/,
    );
    expect(() => flipOf(plan, dataFolder, bar, { ...quiet, shouldStop: () => true })).toThrow(/cancelled/);
    expect(() => flipOf(plan, dataFolder, BARS, quiet)).toThrow(`there is no bar ${BARS}`);
  });
  it('has words for every quantity that a decision turns on', () => {
    expect(Object.keys(QUANTITY_WORDS).toSorted()).toEqual(WITNESSED.toSorted());
  });
});

describe('the service', () => {
  const runs = { summary: () => ({}) as never };
  interface Fake {
    readonly input: Json;
    readonly progress: (stage: string, share: number) => void;
    readonly finish: (answer: object) => void;
    stopped: boolean;
  }
  /** Threads that answer when the test says so. */
  function faked(): { readonly started: Fake[]; readonly service: ReturnType<typeof explainService> } {
    const started: Fake[] = [];
    const service = explainService(dataFolder, runs, ({ input }, progress) => {
      let finish: (answer: object) => void = () => undefined;
      let fail: (error: Error) => void = () => undefined;
      const result = new Promise<Json>((resolve, reject) => {
        finish = (answer) => resolve(answer as Json);
        fail = reject;
      });
      const fake: Fake = { input, progress, finish, stopped: false };
      started.push(fake);
      return {
        result,
        stop() {
          fake.stopped = true;
          fail(new WorkFailed('cancelled', 'asking was cancelled'));
        },
        end: () => Promise.resolve(),
      } satisfies Launched;
    });
    return { started, service };
  }
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));
  async function all(news: AsyncGenerator<FlipNews, void>): Promise<FlipNews[]> {
    const out: FlipNews[] = [];
    for await (const item of news) out.push(item);
    return out;
  }
  const forever = () => new AbortController().signal;

  it('tells progress and then the answer, and knows it the next time', async () => {
    const { started, service } = faked();
    const heard = all(service.flip('aa', 5, forever()));
    await turn();
    expect(started).toHaveLength(1);
    expect(started[0]!.input).toEqual({ runId: 'aa', bar: 5 });
    started[0]!.progress('replaying', 0.5);
    await turn();
    started[0]!.finish({ bar: 5 });
    const news = await heard;
    expect(news).toContainEqual({ kind: 'progress', stage: 'replaying', share: 0.5 });
    expect(news.at(-1)).toEqual({ kind: 'answer', answer: { bar: 5 } });
    expect(await all(service.flip('aa', 5, forever()))).toEqual([{ kind: 'answer', answer: { bar: 5 } }]);
    expect(started).toHaveLength(1);
  });
  it('answers two who ask the same with one thread, and stops it when both have gone', async () => {
    const { started, service } = faked();
    const [one, two] = [new AbortController(), new AbortController()];
    const both = [all(service.flip('aa', 5, one.signal)), all(service.flip('aa', 5, two.signal))];
    await turn();
    one.abort();
    await turn();
    expect(started.map((s) => s.stopped)).toEqual([false]);
    two.abort();
    await Promise.all(both);
    expect(started.map((s) => s.stopped)).toEqual([true]);
    // Asked anew it begins anew.
    const again = all(service.flip('aa', 5, forever()));
    await turn();
    started[1]!.finish({ bar: 5 });
    expect((await again).at(-1)).toMatchObject({ kind: 'answer' });
  });
  it('asks one after another, and leaves out what was taken back while it waited', async () => {
    const { started, service } = faked();
    const gone = new AbortController();
    const first = all(service.flip('aa', 1, forever()));
    const second = all(service.flip('aa', 2, gone.signal));
    const third = all(service.flip('aa', 3, forever()));
    await turn();
    expect(started).toHaveLength(1);
    gone.abort();
    await second;
    started[0]!.finish({ bar: 1 });
    await first;
    await turn();
    expect(started.map((s) => s.input)).toEqual([
      { runId: 'aa', bar: 1 },
      { runId: 'aa', bar: 3 },
    ]);
    started[1]!.finish({ bar: 3 });
    await third;
    expect(started[0]!.stopped).toBe(false);
  });
  it('hands the reason of a refusal on', async () => {
    const service = explainService(dataFolder, runs, () => ({
      result: Promise.reject(new WorkFailed('refused', 'run aa cannot be re-played')),
      stop: () => undefined,
      end: () => Promise.resolve(),
    }));
    await expect(all(service.flip('aa', 1, forever()))).rejects.toThrow(
      expect.objectContaining({ code: 'refused', message: 'run aa cannot be re-played' }) as Error,
    );
  });
});
