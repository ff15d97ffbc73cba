/**
 * Where the eye is: it goes round the middle of the brain on a sphere, always upright. Pure; the camera, the labels
 * and the link all use these three numbers.
 */
export interface Orbit {
  /** Degrees round the vertical; 0 looks at the left side, positive turns the forehead away. */
  readonly yaw: number;
  /** Degrees above the middle, −80 … 80. */
  readonly pitch: number;
  /** 1 fits the brain into the room beside its labels; 2 is twice as near. */
  readonly zoom: number;
}
export type Vec3 = readonly [number, number, number];
export interface Room {
  readonly width: number;
  readonly height: number;
}

export const DEFAULT_ORBIT: Orbit = { yaw: -24, pitch: 12, zoom: 1 };
export const STEEPEST = 80;
export const NEAREST = 3;
export const FARTHEST = 0.6;
/** Vertical, degrees. */
export const FIELD_OF_VIEW = 28;
/** The middle of the forms, and half of their extent, in plate units. */
export const MIDDLE: Vec3 = [0.02, 0.06, 0];
const HALF_WIDTH = 1.12;
const HALF_HEIGHT = 0.98;
/** Room that the labels take on each side, px. */
export const LABEL_ROOM = 124;

const within = (low: number, x: number, high: number): number => Math.min(high, Math.max(low, x));
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Turned and moved, kept within its bounds; yaw stays within −180 … 180. */
export function turned(orbit: Orbit, by: Partial<Orbit>): Orbit {
  const yaw = orbit.yaw + (by.yaw ?? 0);
  return {
    yaw: ((((yaw + 180) % 360) + 360) % 360) - 180,
    pitch: within(-STEEPEST, orbit.pitch + (by.pitch ?? 0), STEEPEST),
    zoom: within(FARTHEST, orbit.zoom * (by.zoom ?? 1), NEAREST),
  };
}

/** Distance from which the brain fits, at a zoom of 1, in plate units. */
export function distanceOf({ zoom }: Orbit, { width, height }: Room): number {
  const slope = Math.tan(radians(FIELD_OF_VIEW / 2));
  const free = Math.max(0.35 * width, width - 2 * LABEL_ROOM);
  const aspect = free / Math.max(1, height);
  return Math.max(HALF_HEIGHT / slope, HALF_WIDTH / (slope * aspect)) / zoom + 0.3;
}

/** Position of the eye. */
export function eyeOf(orbit: Orbit, room: Room): Vec3 {
  const distance = distanceOf(orbit, room);
  const [yaw, pitch] = [radians(orbit.yaw), radians(orbit.pitch)];
  return [
    MIDDLE[0] + distance * Math.sin(yaw) * Math.cos(pitch),
    MIDDLE[1] + distance * Math.sin(pitch),
    MIDDLE[2] + distance * Math.cos(yaw) * Math.cos(pitch),
  ];
}

/** Where a point appears, px from the upper left corner; `depth` is its distance along the line of sight. */
export function project(
  point: Vec3,
  orbit: Orbit,
  room: Room,
): { readonly x: number; readonly y: number; readonly depth: number } {
  const [yaw, pitch] = [radians(orbit.yaw), radians(orbit.pitch)];
  const [x, y, z] = [point[0] - MIDDLE[0], point[1] - MIDDLE[1], point[2] - MIDDLE[2]];
  const right = x * Math.cos(yaw) - z * Math.sin(yaw);
  const ahead = x * Math.sin(yaw) + z * Math.cos(yaw);
  const up = y * Math.cos(pitch) - ahead * Math.sin(pitch);
  const depth = distanceOf(orbit, room) - (y * Math.sin(pitch) + ahead * Math.cos(pitch));
  const scale = room.height / 2 / Math.tan(radians(FIELD_OF_VIEW / 2)) / Math.max(0.05, depth);
  return { x: room.width / 2 + right * scale, y: room.height / 2 - up * scale, depth };
}
