'use client';
/**
 * View V5 in space: the surface of an operator coloured by its truth, another's as a net, slopes as arrows, the way of
 * gradient ascent, and the place of the rule. Drawn when something has changed.
 */
import { Canvas, useThree } from '@react-three/fiber';
import { useEffect, useMemo } from 'react';
import {
  BufferAttribute,
  BufferGeometry,
  CatmullRomCurve3,
  DoubleSide,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
  PerspectiveCamera,
  SphereGeometry,
  TubeGeometry,
  Vector3,
  type Material,
} from 'three';
import { colourMap, level } from '@janus/views';
import { webglFacts } from '../../brain-page/space/webgl.ts';
import { palette, type Palette } from '../../canvas/palette.ts';
import type { Size } from '../../canvas/surface.ts';
import { eyeAt, FIELD_OF_VIEW, inSpace, LOOKS_AT, type Vec3 } from './project.ts';
import { useSurfaceView } from './surface-store.ts';
import { ARROWS, type Pictured } from './pictured.ts';
import { arrowsOf, type Surface } from './truth-surface.ts';

const CELLS = 40;
const NET = 10;
/** Length of the longest arrow, in the square. */
const REACH = 0.075;
/** Off the surface, so that lines are not cut by it. */
const LIFT = 0.006;

function sheet(f: Surface): Mesh {
  const side = CELLS + 1;
  const positions = new Float32Array(3 * side * side);
  const colours = new Float32Array(3 * side * side);
  const map = colourMap('ylgnbu');
  for (let i = 0; i < side; i++)
    for (let j = 0; j < side; j++) {
      const [u, v] = [i / CELLS, j / CELLS];
      const truth = f(u, v);
      const at = 3 * (i * side + j);
      positions.set(inSpace(u, v, truth), at);
      const k = 3 * level(truth, 0, 1);
      for (let c = 0; c < 3; c++) colours[at + c] = map[k + c]! / 255;
    }
  const indices: number[] = [];
  for (let i = 0; i < CELLS; i++)
    for (let j = 0; j < CELLS; j++) {
      const a = i * side + j;
      indices.push(a, a + 1, a + side, a + 1, a + side + 1, a + side);
    }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('color', new BufferAttribute(colours, 3));
  geometry.setIndex(indices);
  return new Mesh(
    geometry,
    new MeshBasicMaterial({
      vertexColors: true,
      side: DoubleSide,
      polygonOffset: true,
      polygonOffsetFactor: 1,
      polygonOffsetUnits: 1,
    }),
  );
}

function segments(points: readonly Vec3[], colour: string, opacity = 1): LineSegments {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(points.flat()), 3));
  return new LineSegments(geometry, new LineBasicMaterial({ color: colour, transparent: opacity < 1, opacity }));
}

/** Lines of constant u and of constant v. */
function net(f: Surface, lines: number, steps: number, lift: number): Vec3[] {
  const points: Vec3[] = [];
  for (let i = 0; i <= lines; i++)
    for (let s = 0; s < steps; s++) {
      const [a, b, c] = [i / lines, s / steps, (s + 1) / steps];
      points.push(inSpace(a, b, f(a, b) + lift), inSpace(a, c, f(a, c) + lift));
      points.push(inSpace(b, a, f(b, a) + lift), inSpace(c, a, f(c, a) + lift));
    }
  return points;
}

function arrows(f: Surface): Vec3[] {
  const all = arrowsOf(f, ARROWS);
  const most = Math.max(1e-9, ...all.map(({ du, dv }) => Math.hypot(du, dv)));
  return all.flatMap(({ u, v, du, dv }): Vec3[] => {
    const length = Math.hypot(du, dv);
    if (length < 1e-6) return [];
    const [x, y] = [(REACH * du) / most, (REACH * dv) / most];
    const tip: readonly [number, number] = [Math.min(1, Math.max(0, u + x)), Math.min(1, Math.max(0, v + y))];
    const at = (a: number, b: number): Vec3 => inSpace(a, b, f(a, b) + 2 * LIFT);
    const back = (turn: number): Vec3 => {
      const [c, s] = [Math.cos(turn), Math.sin(turn)];
      return at(
        Math.min(1, Math.max(0, tip[0] - 0.4 * (x * c - y * s))),
        Math.min(1, Math.max(0, tip[1] - 0.4 * (x * s + y * c))),
      );
    };
    const end = at(...tip);
    return [at(u, v), end, end, back(0.5), end, back(-0.5)];
  });
}

function ball(point: Vec3, radius: number, colour: string): Mesh {
  const mesh = new Mesh(new SphereGeometry(radius, 16, 12), new MeshBasicMaterial({ color: colour, depthTest: false }));
  mesh.position.set(...point);
  mesh.renderOrder = 3;
  return mesh;
}

/** The way up as a rod in a sheath of the other lightness: seen on dark and on light, over the net and behind it. */
function path(points: Pictured['way']['points'], p: Palette): Mesh[] {
  if (points.length < 2) return [];
  const curve = new CatmullRomCurve3(points.map(([u, v, t]) => new Vector3(...inSpace(u, v, t + 3 * LIFT))));
  return (
    [
      [0.013, p.panel],
      [0.007, p.ink],
    ] as const
  ).map(([radius, colour], i) => {
    const mesh = new Mesh(
      new TubeGeometry(curve, 4 * points.length, radius, 6),
      new MeshBasicMaterial({ color: colour, depthTest: false }),
    );
    mesh.renderOrder = 2 + 0.1 * i;
    return mesh;
  });
}

function build({ surface, twin, way, place }: Pictured): Group {
  const p = palette();
  const group = new Group();
  const frame: Vec3[] = [];
  const corners: Vec3[] = [inSpace(0, 0, 0), inSpace(1, 0, 0), inSpace(1, 1, 0), inSpace(0, 1, 0)];
  corners.forEach((corner, i) => {
    frame.push(corner, corners[(i + 1) % 4]!);
    frame.push(corner, [corner[0], inSpace(0, 0, 1)[1], corner[2]]);
  });
  group.add(segments(frame, p.ink4));
  group.add(sheet(surface));
  group.add(segments(net(surface, NET, 20, LIFT / 2), p.dark ? '#000000' : '#ffffff', 0.25));
  if (twin) {
    const lines = net(twin, NET, 40, 0);
    // What lies under the surface shows through it, faintly.
    const through = segments(lines, p.anom, 0.35);
    (through.material as LineBasicMaterial).depthTest = false;
    through.renderOrder = 1;
    group.add(segments(lines, p.anom), through);
  }
  group.add(segments(arrows(surface), p.dark ? '#101214' : '#16181b'));
  for (const part of path(way.points, p)) group.add(part);
  const [first, last] = [way.points[0]!, way.points.at(-1)!];
  group.add(ball(inSpace(...first), 0.026, p.panel), ball(inSpace(...first), 0.019, p.ink));
  group.add(ball(inSpace(...last), 0.019, p.nogo));
  if (place) group.add(ball(inSpace(place[0], place[1], surface(...place)), 0.024, p.accent));
  return group;
}

function dispose(group: Group): void {
  group.traverse((object) => {
    if (!('geometry' in object)) return;
    (object.geometry as BufferGeometry).dispose();
    (object as unknown as { readonly material: Material }).material.dispose();
  });
}

function Contents(props: { readonly pictured: Pictured; readonly theme: number }) {
  const { pictured, theme } = props;
  const { camera, size, invalidate } = useThree();
  const { yaw, pitch, zoom } = useSurfaceView();
  // Colours belong to the picture: another theme makes another one.
  const group = useMemo(() => build(pictured), [pictured, theme]);
  useEffect(() => {
    invalidate();
    return () => dispose(group);
  }, [group, invalidate]);
  useEffect(() => {
    if (!(camera instanceof PerspectiveCamera)) return;
    camera.position.set(...eyeAt({ yaw, pitch, zoom }, size));
    camera.lookAt(...LOOKS_AT);
    camera.updateProjectionMatrix();
    invalidate();
  }, [camera, yaw, pitch, zoom, size, invalidate]);
  return <primitive object={group} />;
}

export function Scene(props: {
  readonly pictured: Pictured;
  readonly theme: number;
  readonly size: Size;
  readonly onLost: () => void;
}) {
  const { pictured, theme, size, onLost } = props;
  const { software } = webglFacts();
  return (
    <Canvas
      frameloop="demand"
      dpr={software ? 1 : [1, 2]}
      gl={{ antialias: true, alpha: true, powerPreference: 'low-power' }}
      camera={{ fov: FIELD_OF_VIEW, near: 0.1, far: 20, position: [...eyeAt(useSurfaceView.getState(), size)] }}
      flat
      linear
      aria-hidden
      onCreated={({ gl }) => gl.domElement.addEventListener('webglcontextlost', onLost, { once: true })}
    >
      <Contents pictured={pictured} theme={theme} />
    </Canvas>
  );
}
