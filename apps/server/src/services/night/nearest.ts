/** The memories nearest to one: as the map shows them, and as their embeddings have them. By exhaustive search. */
import type { Nearest, Neighbour } from './api.ts';

/** @param data [n, dim] @param points [n, 2] @param k neighbours wanted, fewer where there are no more */
export function nearestMemories(
  data: Float32Array,
  points: Float32Array,
  n: number,
  memory: number,
  k: number,
): Nearest {
  const dim = data.length / n;
  const norm = (i: number): number => {
    let sum = 0;
    for (let d = 0; d < dim; d++) sum += data[i * dim + d]! ** 2;
    return Math.sqrt(sum);
  };
  const own = norm(memory);
  const all: Neighbour[] = [];
  for (let i = 0; i < n; i++) {
    if (i === memory) continue;
    let dot = 0;
    for (let d = 0; d < dim; d++) dot += data[i * dim + d]! * data[memory * dim + d]!;
    const size = own * norm(i);
    all.push({
      memory: i,
      onMap: Math.hypot(points[2 * i]! - points[2 * memory]!, points[2 * i + 1]! - points[2 * memory + 1]!),
      apart: size > 0 ? Math.max(0, 1 - dot / size) : 1,
    });
  }
  const first = (by: 'onMap' | 'apart'): Neighbour[] =>
    all.toSorted((a, b) => a[by] - b[by] || a.memory - b.memory).slice(0, k);
  const onMap = first('onMap');
  const inMemory = first('apart');
  const shown = new Set(onMap.map((x) => x.memory));
  const kept = inMemory.filter((x) => shown.has(x.memory)).length / Math.max(1, inMemory.length);
  return { onMap, inMemory, kept };
}
