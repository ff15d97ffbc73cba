/** From the unit cube of (u, v, truth) to the screen and to the space of the scene. Pure. */
export type Vec3 = readonly [number, number, number];
export interface Eye {
  readonly yaw: number;
  readonly pitch: number;
  readonly zoom: number;
}
/** Vertical, degrees. */
export const FIELD_OF_VIEW = 30;
/** Height of the surface against its sides. */
export const HEIGHT = 0.62;
/** The middle that the eye looks at, in space. */
const MIDDLE: Vec3 = [0, HEIGHT / 2 - 0.05, 0];
const RADIUS = 0.8;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** u to the right, v into the picture, truth upwards. */
export const inSpace = (u: number, v: number, truth: number): Vec3 => [u - 0.5, HEIGHT * truth, 0.5 - v];

export function distanceOf({ zoom }: Eye, room: { width: number; height: number }): number {
  const slope = Math.tan(radians(FIELD_OF_VIEW / 2));
  const aspect = room.width / Math.max(1, room.height);
  return RADIUS / (slope * Math.min(1, aspect)) / zoom;
}
export function eyeAt(eye: Eye, room: { width: number; height: number }): Vec3 {
  const distance = distanceOf(eye, room);
  const [yaw, pitch] = [radians(eye.yaw), radians(eye.pitch)];
  return [
    MIDDLE[0] - distance * Math.sin(yaw) * Math.cos(pitch),
    MIDDLE[1] + distance * Math.sin(pitch),
    MIDDLE[2] + distance * Math.cos(yaw) * Math.cos(pitch),
  ];
}
export const LOOKS_AT = MIDDLE;

/** px from the upper left corner. */
export function onScreen(
  point: Vec3,
  eye: Eye,
  room: { width: number; height: number },
): { readonly x: number; readonly y: number } {
  const [yaw, pitch] = [radians(eye.yaw), radians(eye.pitch)];
  const [x, y, z] = [point[0] - MIDDLE[0], point[1] - MIDDLE[1], point[2] - MIDDLE[2]];
  const right = x * Math.cos(yaw) + z * Math.sin(yaw);
  const ahead = -x * Math.sin(yaw) + z * Math.cos(yaw);
  const up = y * Math.cos(pitch) - ahead * Math.sin(pitch);
  const depth = distanceOf(eye, room) - (y * Math.sin(pitch) + ahead * Math.cos(pitch));
  const scale = room.height / 2 / Math.tan(radians(FIELD_OF_VIEW / 2)) / Math.max(0.05, depth);
  return { x: room.width / 2 + right * scale, y: room.height / 2 - up * scale };
}
