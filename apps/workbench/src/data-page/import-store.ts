/**
 * A file on its way to becoming a data set: sent, looked at, imported as a job. One at a time; what the visitor has
 * chosen stays when the import refuses the file, so that a repair is one click away.
 */
import type { JobInfo } from '@janus/server/job-api';
import { create } from 'zustand';
import { client, type Outputs } from '../data/client.ts';
import { showPanel } from '../dock/dock-store.ts';
import { notify } from '../shell/notify.ts';
import { askCatalogue, useCatalogue, words } from './catalogue-store.ts';
import { readRefusal, type Refusal } from './faults.ts';
import { followJob } from './follow-job.ts';
import { sendFile, type Sending } from './send-file.ts';
import type { Upload } from './upload.ts';

export type Preview = Outputs['data']['preview'];

/** Empty texts leave the choice to the file. */
export interface ImportForm {
  readonly symbol: string;
  readonly timeframe: string;
  readonly columns: string;
  readonly side: string;
  readonly assetClass: string;
  readonly repair: string;
  readonly replace: boolean;
}

export type ImportStep =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'sending';
      readonly name: string;
      readonly bytes: number;
      readonly sent: number;
      readonly since: number;
    }
  | { readonly kind: 'looking'; readonly upload: Upload; readonly preview: Preview; readonly refusal: Refusal | null }
  | { readonly kind: 'importing'; readonly upload: Upload; readonly preview: Preview; readonly job: JobInfo }
  | { readonly kind: 'failed'; readonly what: string; readonly why: string };

export const EMPTY_FORM: ImportForm = {
  symbol: '',
  timeframe: '',
  columns: '',
  side: '',
  assetClass: '',
  repair: '',
  replace: false,
};

export const useImport = create<{ readonly step: ImportStep; readonly form: ImportForm }>(() => ({
  step: { kind: 'idle' },
  form: EMPTY_FORM,
}));

let sending: Sending | null = null;
let stopFollowing: (() => void) | null = null;
const put = (step: ImportStep): void => {
  useImport.setState({ step });
};
export const setForm = (change: Partial<ImportForm>): void => {
  useImport.setState(({ form }) => ({ form: { ...form, ...change } }));
};

/** A file dropped on the page, or chosen with the button. */
export async function takeFile(file: File): Promise<void> {
  showPanel('data', 'import');
  const { step } = useImport.getState();
  if (step.kind === 'importing') {
    notify(`${step.upload.name} is still being imported: drop ${file.name} again after it`);
    return;
  }
  sending?.stop();
  if (step.kind === 'looking') forget(step.upload);
  useImport.setState({ form: EMPTY_FORM });
  const since = performance.now();
  put({ kind: 'sending', name: file.name, bytes: file.size, sent: 0, since });
  const mine = sendFile(file, (sent) => {
    if (sending === mine) put({ kind: 'sending', name: file.name, bytes: file.size, sent, since });
  });
  sending = mine;
  try {
    const upload = await mine.answer;
    const preview = await client().data.preview.query({ upload: upload.upload });
    if (sending !== mine) return;
    setForm({ symbol: preview.symbol, timeframe: preview.timeframe ?? '', assetClass: preview.assetClass ?? '' });
    put({ kind: 'looking', upload, preview, refusal: null });
  } catch (cause) {
    if (sending === mine) put({ kind: 'failed', what: `${file.name} was not taken`, why: words(cause) });
  } finally {
    if (sending === mine) sending = null;
  }
}

/** The upload goes; it was imported or is not wanted. */
function forget({ upload }: Upload): void {
  client()
    .data.drop.mutate({ upload })
    .catch(() => null);
}

export function dismiss(): void {
  const { step } = useImport.getState();
  sending?.stop();
  sending = null;
  if (step.kind === 'looking') forget(step.upload);
  useImport.setState({ step: { kind: 'idle' }, form: EMPTY_FORM });
}

/** Looks again, with the columns named by hand. */
export async function lookAgain(): Promise<void> {
  const { step, form } = useImport.getState();
  if (step.kind !== 'looking') return;
  const { upload } = step;
  const columns = form.columns.trim();
  try {
    const preview = await client().data.preview.query({
      upload: upload.upload,
      ...(columns === '' ? {} : { columns }),
    });
    const now = useImport.getState().step;
    if (now.kind !== 'looking' || now.upload !== upload) return;
    put({ ...now, preview });
    if (preview.timeframe !== null) setForm({ timeframe: preview.timeframe });
  } catch (cause) {
    notify(`Not read: ${words(cause)}`, 'error');
  }
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export async function startImport(change: Partial<ImportForm> = {}): Promise<void> {
  setForm(change);
  const { step, form } = useImport.getState();
  if (step.kind !== 'looking') return;
  const { upload, preview } = step;
  const refuse = (why: string): void => put({ kind: 'looking', upload, preview, refusal: readRefusal(why) });
  try {
    const job = await client().jobs.submit.mutate({
      kind: 'import',
      input: {
        upload: upload.upload,
        symbol: form.symbol.trim(),
        timeframe: orNull(form.timeframe),
        columns: orNull(form.columns),
        side: orNull(form.side),
        assetClass: orNull(form.assetClass),
        repair: orNull(form.repair),
        replace: form.replace,
      },
    });
    put({ kind: 'importing', upload, preview, job });
    stopFollowing?.();
    stopFollowing = followJob(job.jobId, {
      change(now) {
        if (now.status === 'done') finish(upload, now);
        else if (now.status === 'failed') refuse(now.error?.why ?? 'it ended without a reason');
        else if (now.status === 'cancelled') put({ kind: 'looking', upload, preview, refusal: null });
        else put({ kind: 'importing', upload, preview, job: now });
      },
      lost: (why) => refuse(`the import is out of sight: ${why}`),
    });
  } catch (cause) {
    refuse(words(cause));
  }
}

function finish(upload: Upload, { result }: JobInfo): void {
  const { name, rows, unchanged } = result as {
    readonly name: string;
    readonly rows: number;
    readonly unchanged: boolean;
  };
  notify(unchanged ? `${name} was there already, with the same ${rows} bars` : `${name}: ${rows} bars imported`);
  forget(upload);
  useImport.setState({ step: { kind: 'idle' }, form: EMPTY_FORM });
  useCatalogue.setState({ chosen: name });
  void askCatalogue();
}

export async function cancelImport(): Promise<void> {
  const { step } = useImport.getState();
  if (step.kind !== 'importing') return;
  try {
    await client().jobs.cancel.mutate({ jobId: step.job.jobId });
  } catch (cause) {
    notify(`Not cancelled: ${words(cause)}`, 'error');
  }
}
