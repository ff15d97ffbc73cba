/**
 * ViViT as one would write it in TypeScript on typed arrays, from the equations: every token through every layer, loops
 * that engines run well (k outside, columns inside), nothing allocated a call. Sizes that are multiples of nothing work.
 */
import type { VivitShape, Weights } from '@janus/neural';

type Rows = Float32Array;

/** c[m, n] = bias + a[m, k]·w, or c += that */
function dense(m: number, k: number, n: number, a: Rows, w: Rows, bias: Rows, c: Rows, onto = false): void {
  for (let i = 0; i < m; i++) {
    const row = i * n;
    for (let j = 0; j < n; j++) c[row + j] = (onto ? c[row + j]! : 0) + bias[j]!;
    for (let p = 0; p < k; p++) {
      const x = a[i * k + p]!;
      const from = p * n;
      for (let j = 0; j < n; j++) c[row + j]! += x * w[from + j]!;
    }
  }
}
function norm(m: number, d: number, x: Rows, gain: Rows, bias: Rows, y: Rows): void {
  for (let i = 0; i < m; i++) {
    let mean = 0;
    for (let j = 0; j < d; j++) mean += x[i * d + j]!;
    mean /= d;
    let square = 0;
    for (let j = 0; j < d; j++) square += (x[i * d + j]! - mean) ** 2;
    const inverse = 1 / Math.sqrt(square / d + 1e-5);
    for (let j = 0; j < d; j++) y[i * d + j] = (x[i * d + j]! - mean) * inverse * gain[j]! + bias[j]!;
  }
}
function gelu(x: Rows, count: number): void {
  for (let i = 0; i < count; i++) {
    const v = x[i]!;
    x[i] = 0.5 * v * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v * v * v)));
  }
}
function attend(
  sequences: number,
  tokens: number,
  dim: number,
  heads: number,
  qkv: Rows,
  shares: Rows,
  out: Rows,
): void {
  const each = dim / heads;
  const at = (s: number, i: number, which: number, h: number): number =>
    (s * tokens + i) * 3 * dim + which * dim + h * each;
  for (let s = 0; s < sequences; s++)
    for (let h = 0; h < heads; h++)
      for (let i = 0; i < tokens; i++) {
        const q = at(s, i, 0, h);
        let most = -Infinity;
        for (let j = 0; j < tokens; j++) {
          const k = at(s, j, 1, h);
          let sum = 0;
          for (let e = 0; e < each; e++) sum += qkv[q + e]! * qkv[k + e]!;
          shares[j] = sum / Math.sqrt(each);
          most = Math.max(most, shares[j]!);
        }
        let total = 0;
        for (let j = 0; j < tokens; j++) total += shares[j] = Math.exp(shares[j]! - most);
        const o = (s * tokens + i) * dim + h * each;
        for (let e = 0; e < each; e++) out[o + e] = 0;
        for (let j = 0; j < tokens; j++) {
          const v = at(s, j, 2, h);
          const share = shares[j]! / total;
          for (let e = 0; e < each; e++) out[o + e]! += share * qkv[v + e]!;
        }
      }
}

/** @returns a function from a video [frames, 1, rows, columns] to the embedding, in a view that it overwrites */
export function plainVivit(shape: VivitShape, weights: Weights): (video: Float32Array) => Float32Array {
  const { frames, rows, columns, patch, dim, heads, hidden, width } = shape;
  const [down, across] = [rows / patch, columns / patch];
  const patches = down * across;
  const cells = patch * patch;
  const w = (name: string): Rows => weights[name]!.values;
  const room = frames * (patches + 1);
  const [cut, embedded] = [new Float32Array(frames * patches * cells), new Float32Array(frames * patches * dim)];
  const [z, normed, mixed] = [0, 1, 2].map(() => new Float32Array(room * dim)) as [Rows, Rows, Rows];
  const [qkv, inside, shares] = [room * 3 * dim, room * hidden, room].map((n) => new Float32Array(n)) as [
    Rows,
    Rows,
    Rows,
  ];
  const classes = new Float32Array(frames * dim);
  const embedding = new Float32Array(width);

  const encode = (name: string, layers: number, sequences: number, tokens: number, from: Rows, out: Rows): void => {
    const [first, position] = [w(`${name}.class`), w(`${name}.position`)];
    for (let s = 0; s < sequences; s++)
      for (let i = 0; i < tokens; i++)
        for (let j = 0; j < dim; j++) {
          const token = i === 0 ? first[j]! : from[(s * (tokens - 1) + i - 1) * dim + j]!;
          z[(s * tokens + i) * dim + j] = token + position[i * dim + j]!;
        }
    const all = sequences * tokens;
    for (let l = 0; l < layers; l++) {
      const of = (part: string): [Rows, Rows] => [w(`${name}.${l}.${part}.weight`), w(`${name}.${l}.${part}.bias`)];
      norm(all, dim, z, w(`${name}.${l}.norm1.gain`), w(`${name}.${l}.norm1.bias`), normed);
      dense(all, dim, 3 * dim, normed, ...of('qkv'), qkv);
      attend(sequences, tokens, dim, heads, qkv, shares, mixed);
      dense(all, dim, dim, mixed, ...of('out'), z, true);
      norm(all, dim, z, w(`${name}.${l}.norm2.gain`), w(`${name}.${l}.norm2.bias`), normed);
      dense(all, dim, hidden, normed, ...of('mlp1'), inside);
      gelu(inside, all * hidden);
      dense(all, hidden, dim, inside, ...of('mlp2'), z, true);
    }
    norm(all, dim, z, w(`${name}.norm.gain`), w(`${name}.norm.bias`), normed);
    for (let s = 0; s < sequences; s++) for (let j = 0; j < dim; j++) out[s * dim + j] = normed[s * tokens * dim + j]!;
  };

  const last = new Float32Array(dim);
  return (video) => {
    for (let t = 0; t < frames; t++)
      for (let r = 0; r < rows; r++)
        for (let c = 0; c < columns; c++) {
          const index = t * patches + Math.floor(r / patch) * across + Math.floor(c / patch);
          cut[index * cells + (r % patch) * patch + (c % patch)] = video[(t * rows + r) * columns + c]!;
        }
    dense(frames * patches, cells, dim, cut, w('patch.weight'), w('patch.bias'), embedded);
    encode('spatial', shape.spatialLayers, frames, patches + 1, embedded, classes);
    encode('temporal', shape.temporalLayers, 1, frames + 1, classes, last);
    dense(1, dim, width, last, w('project.weight'), w('project.bias'), embedding);
    return embedding;
  };
}
