/** Where the nodes of a grounding graph stand, px: in rows from above for one rule, in columns for all. Pure. */
import { LAYERS, orderOf, type Graph, type Layer } from './grounding-graph.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Places {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly rows: ReadonlyMap<string, number>;
  readonly width: number;
  readonly height: number;
  readonly across: boolean;
  /** Where symbols end and numbers begin: y, or x where `across`. */
  readonly border: number;
}

const PAD = 12;
const HEAD = 20;
const GAP = 8;
const LEAST_WIDTH = 84;
const MOST_WIDTH = 168;
const HEIGHT = 36;
const LOW = 20;

const inLayer = (graph: Graph, layer: Layer): readonly string[] =>
  graph.nodes.filter((node) => node.layer === layer).map(({ id }) => id);

function inRows(graph: Graph, rows: ReadonlyMap<string, number>, room: { width: number; height: number }): Places {
  const layers = LAYERS.map((layer) => inLayer(graph, layer));
  const most = Math.max(1, ...layers.map((ids) => ids.length));
  const width = Math.max(room.width, 2 * PAD + most * (LEAST_WIDTH + GAP) - GAP);
  const height = Math.max(room.height, 2 * HEAD + 4 * HEIGHT + 4 * 26 + PAD);
  const first = HEAD + 4;
  const pitch = (height - first - HEIGHT - PAD) / 3;
  const boxes = new Map<string, Box>();
  layers.forEach((ids, l) => {
    const slot = (width - 2 * PAD) / Math.max(1, ids.length);
    const w = Math.min(MOST_WIDTH, slot - GAP);
    for (const id of ids)
      boxes.set(id, { x: PAD + (rows.get(id)! + 0.5) * slot - w / 2, y: first + l * pitch, width: w, height: HEIGHT });
  });
  // In the middle of the gap between predicates and groundings.
  const border = first + 1.5 * pitch + HEIGHT / 2;
  return { boxes, rows, width, height, across: false, border };
}

function inColumns(graph: Graph, rows: ReadonlyMap<string, number>, room: { width: number; height: number }): Places {
  const layers = LAYERS.map((layer) => inLayer(graph, layer));
  const most = Math.max(1, ...layers.map((ids) => ids.length));
  const height = Math.max(room.height, HEAD + 2 * PAD + most * (LOW + 3));
  const width = Math.max(room.width, 560);
  const columnWidth = (width - 2 * PAD) / 4;
  const boxes = new Map<string, Box>();
  layers.forEach((ids, l) => {
    const slot = (height - HEAD - 2 * PAD) / Math.max(1, ids.length);
    for (const id of ids)
      boxes.set(id, {
        x: PAD + l * columnWidth + (l === 0 ? 0 : 14),
        y: HEAD + PAD + (rows.get(id)! + 0.5) * slot - LOW / 2,
        width: columnWidth - 28 + (l === 0 || l === 3 ? 14 : 0),
        height: LOW,
      });
  });
  return { boxes, rows, width, height, across: true, border: PAD + 2 * columnWidth };
}

/** @param across columns in place of rows; @param room what there is without scrolling */
export function placesOf(graph: Graph, across: boolean, room: { width: number; height: number }): Places {
  const rows = orderOf(graph);
  return across ? inColumns(graph, rows, room) : inRows(graph, rows, room);
}

/** The text that fits into a width at 11 px, cut with an ellipsis. */
export function cut(text: string, width: number): string {
  const most = Math.max(3, Math.floor(width / 6.2));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
