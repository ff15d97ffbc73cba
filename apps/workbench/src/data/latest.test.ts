/** One question at a time, the newest next: what is asked, and what is kept. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTime, seek, useTime } from '../state/time.ts';
import { latestStore } from './latest.ts';
import { useRun, type RunState } from './run.ts';

const open = (runId: string): void =>
  useRun.setState({ state: { kind: 'ready', run: { info: { runId } } } as unknown as RunState });
const turn = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

let asked: string[] = [];
let answers: ((of: string | Error) => void)[] = [];
const question = (runId: string, bar: number): Promise<string> =>
  new Promise((resolve, reject) => {
    asked.push(`${runId} ${bar}`);
    answers.push((of) => (of instanceof Error ? reject(of) : resolve(of)));
  });
beforeEach(() => {
  asked = [];
  answers = [];
  useRun.setState({ state: { kind: 'connecting' } });
  openTime(100, 5);
});
afterEach(() => useTime.setState({ playing: false }));

it('asks for the cursor, and while that is under way only for the newest after it', async () => {
  const store = latestStore(question);
  open('one');
  expect(asked).toEqual([]);
  const stop = store.follow();
  for (const bar of [6, 7, 8]) seek(bar);
  expect(asked).toEqual(['one 5']);
  answers[0]!('five');
  await turn();
  expect(store.use.getState().answer).toBe('five');
  expect(asked).toEqual(['one 5', 'one 8']);
  answers[1]!('eight');
  await turn();
  expect(store.use.getState()).toEqual({ runId: 'one', answer: 'eight', trouble: null });
  stop();
  seek(9);
  expect(asked).toHaveLength(2);
});
it('forgets an answer of another run, and tells a trouble until it is answered', async () => {
  const store = latestStore(question);
  open('one');
  const stop = store.follow();
  open('two');
  answers[0]!('of one');
  await turn();
  expect(store.use.getState()).toEqual({ runId: 'two', answer: null, trouble: null });
  expect(asked).toEqual(['one 5', 'two 5']);
  answers[1]!(new Error('no such bar'));
  await turn();
  expect(store.use.getState().trouble).toBe('no such bar');
  store.again();
  answers[2]!('of two');
  await turn();
  expect(store.use.getState()).toEqual({ runId: 'two', answer: 'of two', trouble: null });
  stop();
});
