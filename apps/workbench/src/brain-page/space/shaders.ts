/**
 * Two materials: a hull that is seen at its rim and by its folds, and a region that is brighter the more active it is.
 * Both add to what is behind them without hiding it, so the order in which they are drawn does not matter much.
 */
export const VERTEX = /* glsl */ `
varying vec3 vNormal;
varying vec3 vEye;
varying vec3 vPlace;
void main() {
  vec4 place = modelViewMatrix * vec4(position, 1.0);
  vNormal = normalMatrix * normal;
  vEye = -place.xyz;
  vPlace = position;
  gl_Position = projectionMatrix * place;
}`;

/** The folds are the zero line of a height that wanders, as on the plate. */
export const HULL = /* glsl */ `
uniform vec3 ink;
uniform float strength;
varying vec3 vNormal;
varying vec3 vEye;
varying vec3 vPlace;
float fold(vec3 p) {
  vec3 q = p + 0.10 * sin(5.1 * p.yzx + 0.6) + 0.06 * sin(9.7 * p.zxy - 6.1 * p.yzx);
  return sin(14.0 * q.x + 3.1 * sin(5.2 * q.y + 2.0 * q.z)) + sin(13.0 * q.y + 3.3 * sin(4.4 * q.x + 3.0 * q.z + 1.1));
}
void main() {
  float facing = abs(dot(normalize(vNormal), normalize(vEye)));
  float rim = pow(1.0 - facing, 2.2);
  float height = fold(vPlace);
  float line = 1.0 - smoothstep(0.3, 1.7, abs(height) / max(1e-4, fwidth(height)));
  float alpha = 0.018 + 0.34 * rim + 0.17 * line * smoothstep(0.12, 0.55, facing);
  gl_FragColor = vec4(ink, alpha * strength);
}`;

/** Contours stand still in the form; a switched off region shows hatching instead of light. */
export const REGION = /* glsl */ `
uniform vec3 ink;
uniform vec3 mark;
uniform float activity;
uniform float vetoed;
uniform float off;
uniform float selected;
uniform float pitch;
varying vec3 vNormal;
varying vec3 vEye;
varying vec3 vPlace;
void main() {
  float facing = abs(dot(normalize(vNormal), normalize(vEye)));
  float rim = pow(1.0 - facing, 1.6);
  float along = vPlace.y * pitch;
  float near = abs(fract(along) - 0.5) / max(1e-4, fwidth(along));
  float contour = 1.0 - smoothstep(0.4, 1.5, near);
  float light = max(activity, vetoed);
  float alpha = 0.03 + 0.30 * light * light + rim * (0.22 + 0.55 * light) + contour * (0.10 + 0.34 * light);
  float hatch = step(0.5, fract((vPlace.x + vPlace.y) * 26.0));
  alpha = mix(alpha, 0.05 + 0.16 * hatch, off);
  alpha += selected * (0.06 + 0.35 * rim);
  gl_FragColor = vec4(mix(ink, mark, max(vetoed, 0.75 * selected * (1.0 - vetoed))), min(0.92, alpha));
}`;
