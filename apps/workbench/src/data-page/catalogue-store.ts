/** The catalogue of data sets, and the one looked at in full. A newer request wins over one that still loads. */
import { create } from 'zustand';
import { client, type Outputs } from '../data/client.ts';
import { notify } from '../shell/notify.ts';
import { destructive } from '../shell/undo.ts';

export type SetEntry = Outputs['data']['catalogue'][number];
export type SetDetail = Outputs['data']['describe'];
export type Candles = Outputs['data']['candles'];
export type RemovedSet = Outputs['data']['removed'][number];

export type CatalogueState =
  { readonly kind: 'asking' } | { readonly kind: 'failed'; readonly why: string } | { readonly kind: 'ready' };

export interface Catalogue {
  readonly state: CatalogueState;
  readonly sets: readonly SetEntry[];
  /** Can be brought back. */
  readonly removed: readonly RemovedSet[];
  /** Null: the first. */
  readonly chosen: string | null;
  readonly detail: SetDetail | null;
  readonly candles: Candles | null;
  /** Why the chosen one could not be opened. */
  readonly trouble: string | null;
}

export const useCatalogue = create<Catalogue>(() => ({
  state: { kind: 'asking' },
  sets: [],
  removed: [],
  chosen: null,
  detail: null,
  candles: null,
  trouble: null,
}));

export const words = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
/** What came with JANUS has no file of its own and stays. */
export const isImported = (set: Pick<SetEntry, 'source'>): boolean => set.source !== null;

export const chosenEntry = ({ sets, chosen }: Pick<Catalogue, 'sets' | 'chosen'>): SetEntry | null =>
  chosen === null ? (sets[0] ?? null) : (sets.find((set) => set.name === chosen) ?? null);

let listTicket = 0;
let detailTicket = 0;

export async function askCatalogue(): Promise<void> {
  const mine = ++listTicket;
  try {
    const [sets, removed] = await Promise.all([client().data.catalogue.query(), client().data.removed.query()]);
    if (mine !== listTicket) return;
    useCatalogue.setState({ sets, removed, state: { kind: 'ready' } });
    await openChosen();
  } catch (cause) {
    if (mine === listTicket) useCatalogue.setState({ state: { kind: 'failed', why: words(cause) } });
  }
}

async function openChosen(): Promise<void> {
  const mine = ++detailTicket;
  const { sets, chosen, detail } = useCatalogue.getState();
  const entry = chosenEntry({ sets, chosen });
  if (!entry) {
    const trouble =
      chosen === null ? null : `There is no data set ${chosen} here: it was removed, or the link is from elsewhere.`;
    useCatalogue.setState({ detail: null, candles: null, trouble });
    return;
  }
  if (detail?.name === entry.name && detail.dataHash === entry.dataHash) return;
  useCatalogue.setState({ detail: null, candles: null, trouble: null });
  try {
    const { name } = entry;
    const found = await client().data.describe.query({ name });
    if (mine !== detailTicket) return;
    useCatalogue.setState({ detail: found });
    const candles = await client().data.candles.query({ name, most: 400 });
    if (mine === detailTicket) useCatalogue.setState({ candles });
  } catch (cause) {
    if (mine === detailTicket) useCatalogue.setState({ trouble: words(cause) });
  }
}

export function chooseEntry(name: string): void {
  useCatalogue.setState({ chosen: name });
  void openChosen();
}

/** After a change the list is asked anew, with `after` chosen. */
function settle(change: Promise<unknown>, after: string | null): void {
  change
    .then(() => {
      useCatalogue.setState({ chosen: after });
      return askCatalogue();
    })
    .catch((cause: unknown) => notify(`Not done: ${words(cause)}`, 'error'));
}

export const restoreSet = ({ ticket, name }: RemovedSet): void =>
  settle(client().data.restore.mutate({ ticket }), name);

export function removeSet({ name }: Pick<SetEntry, 'name'>): void {
  let ticket: Promise<string> | null = null;
  destructive({
    label: `${name} removed; what was made of it stays`,
    do() {
      ticket = client()
        .data.remove.mutate({ name })
        .then((answer) => answer.ticket);
      settle(ticket, null);
    },
    undo() {
      if (ticket)
        settle(
          ticket.then((kept) => client().data.restore.mutate({ ticket: kept })),
          name,
        );
    },
  });
}
