/**
 * A default layout as a page writes it: rows and columns of tab groups, and the pixels they get in a window of a
 * given size. Pure; dock-view.tsx turns the places into panels.
 */

/** A share of the parent, a share with the least it may shrink to, or pixels where the number is above one. */
export type Size = number | readonly [share: number, leastPx: number];

export interface Tabs {
  readonly kind: 'tabs';
  /** Panel ids; the first is in front. */
  readonly panels: readonly string[];
  readonly size: Size | null;
}
export interface Split {
  readonly kind: 'row' | 'column';
  readonly of: readonly Tree[];
  readonly size: Size | null;
}
export type Tree = Tabs | Split;

/** Without a size, a part shares what the others leave. */
export const tabs = (panels: readonly string[], size: Size | null = null): Tabs => ({ kind: 'tabs', panels, size });
export const row = (of: readonly Tree[], size: Size | null = null): Split => ({ kind: 'row', of, size });
export const column = (of: readonly Tree[], size: Size | null = null): Split => ({ kind: 'column', of, size });

/** Pixels of each part along a length; whole numbers that add up to it. */
export function lengths(sizes: readonly (Size | null)[], total: number): readonly number[] {
  const fixed = sizes.map((size) => {
    if (size === null) return null;
    if (typeof size !== 'number') return Math.max(size[1], Math.round(size[0] * total));
    return size > 1 ? size : Math.round(size * total);
  });
  const free = fixed.filter((px) => px === null).length;
  const left = Math.max(0, total - fixed.reduce<number>((sum, px) => sum + (px ?? 0), 0));
  let given = 0;
  let seen = 0;
  return fixed.map((px, k) => {
    if (px !== null) return k === fixed.length - 1 && free === 0 ? px + left : px;
    seen++;
    const share = Math.round((left * seen) / free) - given;
    given += share;
    return share;
  });
}

/** The grid as dockview keeps it. */
export interface GridNode {
  readonly type: 'leaf' | 'branch';
  readonly size: number;
  readonly data:
    readonly GridNode[] | { readonly id: string; readonly views: readonly string[]; readonly activeView: string };
}
export interface Grid {
  readonly root: GridNode;
  readonly width: number;
  readonly height: number;
  readonly orientation: 'HORIZONTAL' | 'VERTICAL';
}

/** A grid's levels alternate between across and down: a row within a row is drawn as its parts, and refused here. */
function place(tree: Tree, size: number, along: 'row' | 'column', width: number, height: number): GridNode {
  if (tree.kind === 'tabs') {
    const [front] = tree.panels;
    if (front === undefined) throw new Error('a tab group of a default layout has no panel');
    return { type: 'leaf', size, data: { id: `group-${front}`, views: tree.panels, activeView: front } };
  }
  if (tree.kind !== along) throw new Error(`a ${tree.kind} stands within a ${tree.kind}: write its parts instead`);
  const px = lengths(
    tree.of.map((part) => part.size),
    along === 'row' ? width : height,
  );
  const across = along === 'row' ? 'column' : 'row';
  const data = tree.of.map((part, k) =>
    along === 'row' ? place(part, px[k]!, across, px[k]!, height) : place(part, px[k]!, across, width, px[k]!),
  );
  return { type: 'branch', size, data };
}

/** @throws Error where a row stands within a row, or a group is empty */
export function gridOf(tree: Tree, width: number, height: number): Grid {
  const whole: Split = tree.kind === 'tabs' ? row([tree]) : tree;
  const along = whole.kind === 'row' ? 'row' : 'column';
  return {
    root: place(whole, along === 'row' ? height : width, along, width, height),
    width,
    height,
    orientation: along === 'row' ? 'HORIZONTAL' : 'VERTICAL',
  };
}

/** Ids of all panels of a tree, and of those in front. */
export function panelsOf(tree: Tree): readonly string[] {
  return tree.kind === 'tabs' ? tree.panels : tree.of.flatMap(panelsOf);
}
export function frontsOf(tree: Tree): readonly string[] {
  return tree.kind === 'tabs' ? tree.panels.slice(0, 1) : tree.of.flatMap(frontsOf);
}

/** The tab group in which a panel stands by default. */
export function groupOf(tree: Tree, id: string): readonly string[] | null {
  if (tree.kind === 'tabs') return tree.panels.includes(id) ? tree.panels : null;
  for (const part of tree.of) {
    const found = groupOf(part, id);
    if (found) return found;
  }
  return null;
}
