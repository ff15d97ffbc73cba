/**
 * The WGSL twin of the field kernel, as a string: bundlers and Node then need no loader for it. It draws frames from
 * the pairs (lo, hi) that the wasm kernel prepares; a GPU has no double precision, so prices never reach it. It never
 * calls acos or cos, whose error on GPUs is allowed to reach 2e-4.
 */
export const GAF_WGSL = /* wgsl */ `
struct Shape {
  size: u32,
  count: u32,
  // first frame of this dispatch
  first: u32,
  // 0 = GASF, 1 = GADF
  kind: u32,
}

@group(0) @binding(0) var<uniform> shape: Shape;
// [frames, size] each, of the whole video
@group(0) @binding(1) var<storage, read> lo: array<f32>;
@group(0) @binding(2) var<storage, read> hi: array<f32>;
// [count, size, size], of this dispatch
@group(0) @binding(3) var<storage, read_write> field: array<f32>;

@compute @workgroup_size(8, 8, 1)
fn draw(@builtin(global_invocation_id) at: vec3<u32>) {
  let n = shape.size;
  if (at.x >= n || at.y >= n || at.z >= shape.count) {
    return;
  }
  let row = (shape.first + at.z) * n;
  let i = row + at.y;
  let j = row + at.x;
  let xi = lo[i] - hi[i];
  let xj = lo[j] - hi[j];
  let si = 2.0 * sqrt(lo[i] * hi[i]);
  let sj = 2.0 * sqrt(lo[j] * hi[j]);
  // [E5] cos(a + b) = cos a cos b - sin a sin b; [E6] sin(a - b) = sin a cos b - cos a sin b
  let sum = xi * xj - si * sj;
  let difference = si * xj - xi * sj;
  field[at.z * n * n + at.y * n + at.x] = select(sum, difference, shape.kind == 1u);
}
`;
