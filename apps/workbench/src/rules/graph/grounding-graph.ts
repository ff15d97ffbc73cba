/**
 * View V4: what rules rest on, in four layers. Symbols: rules, then the predicates that they and other predicates
 * name. Numbers: groundings (a function of facts with its limits), then facts. Edges lead from what rests to what it
 * rests on; an edge from a predicate to a grounding is the grounding of that symbol. Places are laid out here too.
 * Pure.
 */
import { definitionsUsed, partsOf, printFormula, type Formula, type RuleSet } from '@janus/logic';

export const LAYERS = ['rule', 'predicate', 'grounding', 'fact'] as const;
export type Layer = (typeof LAYERS)[number];

export interface GraphNode {
  readonly id: string;
  readonly layer: Layer;
  readonly label: string;
  /** In full, as it is written. */
  readonly text: string;
}
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Names of predicates and groundings directly in a formula. */
function leavesOf(f: Formula): readonly Formula[] {
  if (f.kind === 'predicate' || f.kind === 'grounding') return [f];
  return partsOf(f).flatMap(leavesOf);
}

/** @param rules indices of the rules shown */
export function graphOf(set: RuleSet, rules: readonly number[]): Graph {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  const add = (node: GraphNode): string => {
    if (!nodes.has(node.id)) nodes.set(node.id, node);
    return node.id;
  };
  const link = (from: string, to: string): void => void edges.set(`${from} ${to}`, { from, to });
  const chosen = rules.map((k) => set.rules[k]!);
  for (const { name, formula } of chosen) {
    const id = add({ id: `rule ${name}`, layer: 'rule', label: name, text: printFormula(formula) });
    for (const leaf of leavesOf(formula)) if (leaf.kind === 'predicate') link(id, `predicate ${leaf.name}`);
  }
  for (const { name, variables, formula } of definitionsUsed(
    chosen.map((rule) => rule.formula),
    set.vocabulary,
  )) {
    const id = add({
      id: `predicate ${name}`,
      layer: 'predicate',
      label: `${name}(${variables.join(', ')})`,
      text: printFormula(formula),
    });
    for (const leaf of leavesOf(formula)) {
      if (leaf.kind === 'predicate') link(id, `predicate ${leaf.name}`);
      if (leaf.kind !== 'grounding') continue;
      const text = printFormula(leaf);
      const { form, numbers } = leaf;
      const shown =
        numbers.length === 0 ? form : `${form} ${numbers.slice(0, 2).join(', ')}${numbers.length > 2 ? ', …' : ''}`;
      const grounding = add({ id: `grounding ${text}`, layer: 'grounding', label: shown, text });
      link(id, grounding);
      for (const fact of leaf.facts)
        link(grounding, add({ id: `fact ${fact}`, layer: 'fact', label: fact, text: fact }));
    }
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

/** Everything under or over a node, itself included. */
export function kinOf({ edges }: Graph, id: string): ReadonlySet<string> {
  const reach = (start: string, step: (edge: GraphEdge, at: string) => string | null): Set<string> => {
    const found = new Set([start]);
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const edge of edges) {
        const next = step(edge, at);
        if (next !== null && !found.has(next)) {
          found.add(next);
          open.push(next);
        }
      }
    return found;
  };
  const down = reach(id, (edge, at) => (edge.from === at ? edge.to : null));
  const up = reach(id, (edge, at) => (edge.to === at ? edge.from : null));
  return new Set([...down, ...up]);
}

/** Each node's row within its layer, so that edges cross little: by the mean place of its neighbours, four sweeps. */
export function orderOf({ nodes, edges }: Graph): ReadonlyMap<string, number> {
  const layers = LAYERS.map((layer) => nodes.filter((node) => node.layer === layer).map(({ id }) => id));
  const place = new Map<string, number>();
  const settle = (ids: string[]): void => ids.forEach((id, i) => place.set(id, (i + 0.5) / ids.length));
  layers.forEach(settle);
  const mean = (id: string): number => {
    const near = edges.flatMap(({ from, to }) =>
      from === id ? [place.get(to)!] : to === id ? [place.get(from)!] : [],
    );
    return near.length === 0 ? place.get(id)! : near.reduce((a, b) => a + b, 0) / near.length;
  };
  for (let sweep = 0; sweep < 4; sweep++)
    for (const ids of sweep % 2 === 0 ? layers : layers.toReversed()) {
      const wanted = new Map(ids.map((id) => [id, mean(id)]));
      ids.sort((a, b) => wanted.get(a)! - wanted.get(b)!);
      settle(ids);
    }
  const rows = new Map<string, number>();
  for (const ids of layers) ids.forEach((id, i) => rows.set(id, i));
  return rows;
}

/** The next node for a key: along a layer, or to the nearest of the layer before or after. */
export function neighbour(
  graph: Graph,
  rows: ReadonlyMap<string, number>,
  id: string,
  move: 'next' | 'previous' | 'down' | 'up',
): string {
  const node = graph.nodes.find((n) => n.id === id);
  if (!node) return graph.nodes[0]?.id ?? id;
  const row = rows.get(id)!;
  const inLayer = (layer: Layer): readonly GraphNode[] => graph.nodes.filter((n) => n.layer === layer);
  if (move === 'next' || move === 'previous') {
    const wanted = row + (move === 'next' ? 1 : -1);
    return inLayer(node.layer).find((n) => rows.get(n.id) === wanted)?.id ?? id;
  }
  const linked = graph.edges.flatMap(({ from, to }) =>
    move === 'down' ? (from === id ? [to] : []) : to === id ? [from] : [],
  );
  const [nearest] = linked.toSorted((a, b) => Math.abs(rows.get(a)! - row) - Math.abs(rows.get(b)! - row));
  return nearest ?? id;
}
