/**
 * Makes one state what another is, in place: typed arrays are overwritten, objects filled key by key, so that a twin of
 * a brain can be set back to the same moment again and again for little. Not a serialiser: functions are left alone, and
 * frozen objects, which cannot change, are shared.
 */
type Graph = Record<string, unknown>;

class Copier {
  /** What became of each object of the source. */
  readonly #made = new Map<object, object>();
  /** Objects of the target that already stand for one of the source. */
  readonly #taken = new Set<object>();

  value(from: unknown, old: unknown): unknown {
    if (typeof from !== 'object' || from === null) return from;
    // What cannot change is shared: compiled rules.
    if (Object.isFrozen(from)) return from;
    const known = this.#made.get(from);
    if (known) return known;
    const to = this.#fits(from, old) ? (old as object) : this.#blank(from);
    this.#made.set(from, to);
    this.#taken.add(to);
    this.#fill(from, to);
    return to;
  }

  /** True where `old` may be overwritten: it is of the same make, and not the source's own nor in use already. */
  #fits(from: object, old: unknown): boolean {
    if (typeof old !== 'object' || old === null || old === from || this.#taken.has(old)) return false;
    if (Object.getPrototypeOf(from) !== Object.getPrototypeOf(old) || Object.isFrozen(old)) return false;
    return !ArrayBuffer.isView(from) || from.byteLength === (old as ArrayBufferView).byteLength;
  }

  #blank(from: object): object {
    if (ArrayBuffer.isView(from)) return (from as Float64Array).slice();
    if (Array.isArray(from)) return [];
    if (from instanceof Map) return new Map();
    if (from instanceof Set) return new Set();
    return Object.create(Object.getPrototypeOf(from) as object | null) as object;
  }

  #fill(from: object, to: object): void {
    if (ArrayBuffer.isView(from)) {
      (to as Float64Array).set(from as Float64Array);
    } else if (from instanceof Map) {
      (to as Map<unknown, unknown>).clear();
      for (const [key, x] of from) (to as Map<unknown, unknown>).set(key, this.value(x, undefined));
    } else if (from instanceof Set) {
      (to as Set<unknown>).clear();
      for (const x of from) (to as Set<unknown>).add(this.value(x, undefined));
    } else {
      if (Array.isArray(from)) (to as unknown[]).length = from.length;
      for (const key of Object.keys(from)) {
        const x = (from as Graph)[key];
        const old = (to as Graph)[key];
        const copy = this.value(x, old);
        if (!Object.is(copy, old)) (to as Graph)[key] = copy;
      }
    }
  }
}

/**
 * @param source is not changed, and shares no object with `target` afterwards, but for functions and frozen objects
 * @param target of the same make: what it holds is overwritten; what its structs hold where the source's do not stays
 * @param skip keys of the outermost object that are left as they are
 */
export function copyState<T extends object>(source: T, target: T, skip: ReadonlySet<keyof T>): void {
  const copier = new Copier();
  for (const key of Object.keys(source) as (keyof T)[])
    if (!skip.has(key)) target[key] = copier.value(source[key], target[key]) as T[keyof T];
}
