/** A survey kept beside its run: computed once, gone with the run, computed anew where its form has changed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runFolder } from '../runs/layout.ts';
import type { BrainSurvey } from './api.ts';

/** Counted up whenever what a survey holds changes. */
export const SURVEY_FORMAT = 1;

export interface KeptSurvey {
  readonly format: number;
  readonly survey: BrainSurvey;
}

export const surveyFile = (dataFolder: string, runId: string): string =>
  path.join(runFolder(dataFolder, runId), 'brain.json');

/** @returns null where there is none of this form */
export function readSurvey(dataFolder: string, runId: string): BrainSurvey | null {
  try {
    const kept = JSON.parse(readFileSync(surveyFile(dataFolder, runId), 'utf8')) as KeptSurvey;
    return kept.format === SURVEY_FORMAT && kept.survey.runId === runId ? kept.survey : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}
