/**
 * Where in the space of states an episode lies, coarsely: random planes through the centre divide the space into 2^n
 * places, as place cells tile a room, and states that resemble each other mostly fall into the same place. Few
 * episodes make few places. A place is a block of memory that keeps its newest few episodes, so that looking through
 * it is one sweep. The map says where to look, not which episode is nearest.
 */
import { EPISODE_STATE } from '@janus/domain';
import type { Rng } from '@janus/numerics';

export interface PlaceMap {
  /** Episodes that a place keeps. */
  readonly placeCapacity: number;
  /** Planes in use: the map has 2^bits places. */
  bits: number;
  /** [most bits, EPISODE_STATE], normals of the planes. */
  readonly planes: Float64Array;
  /** Episodes that have entered each place since the map was drawn. */
  readonly entered: Int32Array;
  /** By place and position in it: whitened state, and number of the episode. */
  readonly points: Float64Array;
  readonly episode: Int32Array;
  /** Of the last `locate`: how far from each plane. */
  readonly margin: Float64Array;
}

/** Planes that leave a place no more episodes on average than it keeps. */
const planesFor = (episodes: number, placeCapacity: number): number =>
  Math.max(0, Math.ceil(Math.log2(episodes / placeCapacity)));

/**
 * Normals of `count` random planes, orthonormal in batches of EPISODE_STATE (Gram–Schmidt on normal draws; Ji et al.
 * 2012, super-bit locality-sensitive hashing). Whitened states then fill all places about evenly.
 */
function drawPlanes(count: number, random: Rng): Float64Array {
  const n = EPISODE_STATE;
  const planes = Float64Array.from({ length: count * n }, () => random.normal());
  for (let b = 0; b < count; b++) {
    const row = planes.subarray(b * n, (b + 1) * n);
    for (let k = b - (b % n); k < b; k++) {
      const other = planes.subarray(k * n, (k + 1) * n);
      const along = dot(row, other);
      for (let i = 0; i < n; i++) row[i] = row[i]! - along * other[i]!;
    }
    const length = Math.sqrt(dot(row, row));
    for (let i = 0; i < n; i++) row[i] = row[i]! / length;
  }
  return planes;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

export function initPlaceMap(capacity: number, placeCapacity: number, random: Rng): PlaceMap {
  const most = planesFor(capacity, placeCapacity);
  const positions = placeCapacity * 2 ** most;
  return {
    placeCapacity,
    bits: 0,
    planes: drawPlanes(most, random),
    entered: new Int32Array(2 ** most),
    points: new Float64Array(positions * EPISODE_STATE),
    episode: new Int32Array(positions),
    margin: new Float64Array(most),
  };
}

/** Empties the map and divides it anew, finely enough for so many episodes. */
export function divide(map: PlaceMap, episodes: number): void {
  map.bits = planesFor(episodes, map.placeCapacity);
  map.entered.fill(0);
}

/** Place of the whitened point z: one bit a plane, 1 on its positive side. Leaves the distances in `margin`. */
export function locate(map: PlaceMap, z: Float64Array): number {
  const n = EPISODE_STATE;
  const { bits, planes, margin } = map;
  let place = 0;
  for (let b = 0; b < bits; b++) {
    let side = 0;
    for (let i = 0; i < n; i++) side += planes[b * n + i]! * z[i]!;
    margin[b] = Math.abs(side);
    if (side > 0) place |= 1 << b;
  }
  return place;
}

/**
 * The next place to look in after `place`: across the nearest plane not crossed yet. Marks that plane as crossed.
 * −1 where all are.
 */
export function nextPlace(map: PlaceMap, place: number): number {
  const { bits, margin } = map;
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let b = 0; b < bits; b++) {
    if (margin[b]! < least) {
      least = margin[b]!;
      nearest = b;
    }
  }
  if (nearest < 0) return -1;
  margin[nearest] = Number.POSITIVE_INFINITY;
  return place ^ (1 << nearest);
}

/** Enters episode number `episode` at z into its place; a full place forgets its oldest. */
export function enter(map: PlaceMap, z: Float64Array, episode: number): void {
  const place = locate(map, z);
  const position = place * map.placeCapacity + (map.entered[place]! % map.placeCapacity);
  map.points.set(z, position * EPISODE_STATE);
  map.episode[position] = episode;
  map.entered[place] = map.entered[place]! + 1;
}
