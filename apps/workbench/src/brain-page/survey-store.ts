/** What the whole run says of its brain: asked when a run opens, kept for the last few. */
import { create } from 'zustand';
import { client, type Outputs } from '../data/client.ts';

export type Survey = Outputs['brain']['survey'];
export type SurveyState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'ready'; readonly survey: Survey };

export const useSurvey = create<{ readonly runId: string | null; readonly state: SurveyState }>(() => ({
  runId: null,
  state: { kind: 'asking' },
}));

const KEPT = 4;
const kept = new Map<string, Survey>();

export async function askSurvey(runId: string): Promise<void> {
  const known = kept.get(runId);
  useSurvey.setState({ runId, state: known ? { kind: 'ready', survey: known } : { kind: 'asking' } });
  if (known) return;
  const put = (state: SurveyState): void => {
    if (useSurvey.getState().runId === runId) useSurvey.setState({ state });
  };
  try {
    const survey = await client().brain.survey.query({ runId });
    kept.set(runId, survey);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    put({ kind: 'ready', survey });
  } catch (cause) {
    put({ kind: 'failed', why: cause instanceof Error ? cause.message : String(cause) });
  }
}
