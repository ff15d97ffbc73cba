/** The thread that surveys one run, keeps the survey beside it and answers with it. */
import { renameSync, writeFileSync } from 'node:fs';
import { parentPort, threadId, workerData } from 'node:worker_threads';
import { openRun } from '../runs/store.ts';
import { SURVEY_FORMAT, surveyFile, type KeptSurvey } from './kept.ts';
import { surveyRun } from './survey.ts';

const { dataFolder, runId } = workerData as { readonly dataFolder: string; readonly runId: string };
const run = openRun(dataFolder, runId);
try {
  const survey = surveyRun(run);
  const file = surveyFile(dataFolder, runId);
  const part = `${file}.part-${process.pid}-${threadId}`;
  writeFileSync(part, JSON.stringify({ format: SURVEY_FORMAT, survey } satisfies KeptSurvey), { mode: 0o600 });
  renameSync(part, file);
  parentPort?.postMessage(survey);
} finally {
  run.close();
}
