/**
 * Things with a name that belong to a person, not to a browser: kept on the server, with a copy here. While the server
 * does not answer the copy serves, and remembers what the server has yet to hear. Knows neither network nor browser:
 * both are arguments. Two browsers that change different names do not touch each other's.
 */
export type Named<T> = Readonly<Record<string, T>>;

/** The server's preferences. */
export interface Remote {
  list(prefix: string): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
  set(key: string, value: unknown): Promise<unknown>;
  remove(key: string): Promise<unknown>;
}

export interface NamedStoreParts<T> {
  /** Ends in a slash: 'layout/market/'. */
  readonly prefix: string;
  readonly remote: Remote;
  /** A browser that keeps nothing (private windows) throws: then the copy lives as long as the page. */
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem'>;
  /** Null for what is damaged: it is left out. */
  readonly parse: (value: unknown) => T | null;
  /** Told after each attempt: null where the server has everything, else why not. */
  readonly tell: (why: string | null) => void;
}

export interface NamedStore<T> {
  /** The copy, at once. */
  local(): Named<T>;
  /** What the server has, once it has heard what it had not; the copy where it does not answer. */
  read(): Promise<Named<T>>;
  /** @throws Error where neither the server nor this browser keeps it */
  write(next: Named<T>): Promise<void>;
  /** Names that the server has yet to hear of. */
  waiting(): readonly string[];
}

interface Copy<T> {
  readonly named: Named<T>;
  readonly unsent: readonly string[];
}

const words = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const isRecord = (x: unknown): x is Readonly<Record<string, unknown>> =>
  typeof x === 'object' && x !== null && !Array.isArray(x);

/** Names whose value is not the same in both. */
export const changedNames = (before: Named<unknown>, after: Named<unknown>): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => name in before !== name in after || !same(before[name], after[name]),
  );

export function namedStore<T>({ prefix, remote, storage, parse, tell }: NamedStoreParts<T>): NamedStore<T> {
  const place = `janus.kept.${prefix}`;
  let copy: Copy<T> = load();
  /** One change after another: a later one must not overtake an earlier one. */
  let turn: Promise<unknown> = Promise.resolve();

  function sound(named: Readonly<Record<string, unknown>>): Named<T> {
    return Object.fromEntries(
      Object.entries(named).flatMap(([name, value]) => {
        const read = parse(value);
        return read === null ? [] : [[name, read] as const];
      }),
    );
  }
  function load(): Copy<T> {
    try {
      const kept: unknown = JSON.parse(storage().getItem(place) ?? 'null');
      if (isRecord(kept) && isRecord(kept['named']) && Array.isArray(kept['unsent']))
        return { named: sound(kept['named']), unsent: kept['unsent'].map(String) };
    } catch {
      // Nothing is kept here, or it is damaged: the server knows.
    }
    return { named: {}, unsent: [] };
  }
  /** @returns whether this browser kept it */
  function put(next: Copy<T>): boolean {
    copy = next;
    try {
      storage().setItem(place, JSON.stringify(next));
      return true;
    } catch {
      return false;
    }
  }
  const inTurn = <R>(task: () => Promise<R>): Promise<R> => {
    const mine = turn.then(task, task);
    turn = mine.catch(() => null);
    return mine;
  };

  async function sendOne(name: string): Promise<void> {
    const key = `${prefix}${name}`;
    const value = copy.named[name];
    if (value === undefined) {
      // Gone there already is as good as removed.
      const there = (await remote.list(key)).some((entry) => entry.key === key);
      if (there) await remote.remove(key);
    } else await remote.set(key, value);
    // Changed once more meanwhile: it stays to be sent.
    if (same(copy.named[name], value)) put({ ...copy, unsent: copy.unsent.filter((n) => n !== name) });
  }
  /** Tells the server what it has not heard. One name that it refuses does not hold up the others. @throws the first */
  async function send(): Promise<void> {
    const faults: unknown[] = [];
    for (const name of copy.unsent) await sendOne(name).catch((cause: unknown) => faults.push(cause));
    if (faults.length > 0) throw faults[0];
  }

  return {
    local: () => copy.named,
    waiting: () => copy.unsent,
    read: () =>
      inTurn(async () => {
        try {
          await send();
          const all = await remote.list(prefix);
          const there = Object.fromEntries(all.map(({ key, value }) => [key.slice(prefix.length), value]));
          const named: Record<string, T> = { ...sound(there) };
          // Changed here while the server was answering.
          for (const name of copy.unsent) {
            const mine = copy.named[name];
            if (mine === undefined) delete named[name];
            else named[name] = mine;
          }
          put({ ...copy, named });
          tell(null);
        } catch (cause) {
          tell(words(cause));
        }
        return copy.named;
      }),
    write(next) {
      const changed = changedNames(copy.named, next);
      const kept = put({ named: next, unsent: [...new Set([...copy.unsent, ...changed])] });
      return inTurn(async () => {
        try {
          await send();
          tell(null);
        } catch (cause) {
          tell(words(cause));
          if (!kept) throw cause;
        }
      });
    },
  };
}
