'use client';
/**
 * The brain in space: a translucent hull with its folds, ten regions as bright as they are active, the way of the event
 * and a pulse along it. Drawn when something has changed and while the pulse runs; labels are no part of it.
 */
import { Canvas, useFrame, useThree } from '@react-three/fiber';
import { useEffect, useMemo, useRef } from 'react';
import {
  BufferAttribute,
  BufferGeometry,
  CatmullRomCurve3,
  Color,
  FrontSide,
  Line,
  LineBasicMaterial,
  LineDashedMaterial,
  Mesh,
  MeshBasicMaterial,
  PerspectiveCamera,
  ShaderMaterial,
  SphereGeometry,
  TubeGeometry,
  Vector3,
  type Group,
} from 'three';
import type { Explanation } from '@janus/integration';
import { onPaletteChange, palette } from '../../canvas/palette.ts';
import type { Size } from '../../canvas/surface.ts';
import { courseOf } from '../../market/brain/course.ts';
import { hullContour, stemContour } from '../../market/brain/atlas.ts';
import { WAY } from '../../market/brain/regions.ts';
import { useTime } from '../../state/time.ts';
import { setView } from '../../state/view.ts';
import { useOrbit } from '../view-store.ts';
import { bodies, HALF_DEPTH, loft, wayCurve, type Body, type Loft } from './bodies.ts';
import { eyeOf, FIELD_OF_VIEW, MIDDLE } from './orbit.ts';
import { pulseAt } from './pulse.ts';
import { HULL, REGION, VERTEX } from './shaders.ts';
import { webglFacts } from './webgl.ts';

/** Pictures a second while the pulse runs. */
const RATE = 30;
const RATE_IN_SOFTWARE = 10;
const TAIL = 6;

function surface({ positions, indices }: Loft): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setIndex(new BufferAttribute(indices, 1));
  geometry.computeVertexNormals();
  return geometry;
}
const shader = (fragmentShader: string, uniforms: Readonly<Record<string, unknown>>, side: 0 | 2): ShaderMaterial =>
  new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader,
    uniforms: Object.fromEntries(Object.entries(uniforms).map(([name, value]) => [name, { value }])),
    transparent: true,
    depthWrite: false,
    side,
  });

function meshOf(body: Body): Mesh<BufferGeometry, ShaderMaterial> {
  const material = shader(
    REGION,
    {
      ink: new Color(),
      mark: new Color(),
      activity: 0,
      vetoed: 0,
      off: 0,
      selected: 0,
      pitch: body.kind === 'blob' ? 5 / body.radii[1] : 24,
    },
    FrontSide,
  );
  if (body.kind === 'tube') {
    const curve = new CatmullRomCurve3(body.points.map((p) => new Vector3(...p)));
    return new Mesh(new TubeGeometry(curve, 48, body.radius, 20, false), material);
  }
  const geometry = new SphereGeometry(1, 40, 28);
  geometry.scale(...body.radii);
  const mesh = new Mesh<BufferGeometry, ShaderMaterial>(geometry, material);
  mesh.position.set(...body.at);
  mesh.rotation.z = body.turn;
  return mesh;
}

/** Everything that is drawn, made once a scene and given back with it. */
function make() {
  const hull = new Mesh(
    surface(loft(hullContour(), [0, 0.12], HALF_DEPTH, 41)),
    shader(HULL, { ink: new Color(), strength: 1 }, FrontSide),
  );
  const stem = new Mesh(
    surface(loft(stemContour(), [0.22, -0.6], 0.13, 15)),
    shader(HULL, { ink: new Color(), strength: 0.5 }, FrontSide),
  );
  // Drawn last, and not in the way of a click.
  hull.renderOrder = 2;
  hull.raycast = stem.raycast = () => undefined;
  const regions = bodies().map((body) => ({ region: body.region, mesh: meshOf(body) }));
  const curves = WAY.slice(1).map((_, k) => new CatmullRomCurve3(wayCurve(k).map((p) => new Vector3(...p))));
  const way = curves.map((curve) => {
    const geometry = new BufferGeometry().setFromPoints(curve.getPoints(24));
    const ahead = new Line(geometry, new LineDashedMaterial({ transparent: true, dashSize: 0.012, gapSize: 0.03 }));
    ahead.computeLineDistances();
    const done = new Line(geometry, new LineBasicMaterial({ transparent: true }));
    for (const line of [ahead, done]) {
      line.renderOrder = 3;
      line.raycast = () => undefined;
      line.material.depthTest = false;
    }
    return { ahead, done };
  });
  const dot = new SphereGeometry(0.021, 12, 8);
  const tail = Array.from({ length: TAIL }, (_, k) => {
    const mesh = new Mesh(
      dot,
      new MeshBasicMaterial({ transparent: true, opacity: 1 - k / (TAIL + 1), depthTest: false }),
    );
    mesh.scale.setScalar(1 - 0.1 * k);
    mesh.renderOrder = 4;
    mesh.raycast = () => undefined;
    return mesh;
  });
  function dispose(): void {
    for (const { geometry, material } of [hull, stem, ...regions.map((r) => r.mesh), ...tail]) {
      geometry.dispose();
      material.dispose();
    }
    for (const line of way.flatMap(({ ahead, done }) => [ahead, done])) {
      line.geometry.dispose();
      line.material.dispose();
    }
  }
  return { hull, stem, regions, curves, way, tail, dispose };
}
type Made = ReturnType<typeof make>;

/** Colours of the palette, and the light of each region. */
function paint(made: Made, explanation: Explanation, selected: string): void {
  const p = palette();
  const course = courseOf(explanation);
  const activity = new Map(explanation.regions.map((r) => [r.region, r]));
  for (const mesh of [made.hull, made.stem]) (mesh.material.uniforms['ink']!.value as Color).set(p.ink);
  made.hull.material.uniforms['strength']!.value = p.dark ? 1 : 1.25;
  for (const { region, mesh } of made.regions) {
    const { uniforms } = mesh.material;
    const about = activity.get(region);
    (uniforms['ink']!.value as Color).set(p.ink);
    const vetoed = region === course.vetoed;
    (uniforms['mark']!.value as Color).set(vetoed ? p.nogoInk : p.accent);
    uniforms['activity']!.value = about?.activity ?? 0;
    uniforms['vetoed']!.value = vetoed ? 1 : 0;
    uniforms['off']!.value = about?.lesioned ? 1 : 0;
    uniforms['selected']!.value = region === selected ? 1 : 0;
  }
  made.way.forEach(({ ahead, done }, k) => {
    const passed = k < course.stop;
    ahead.visible = !passed;
    done.visible = passed;
    ahead.material.color.set(p.ink3);
    done.material.color.set(p.ink);
  });
  for (const mesh of made.tail) mesh.material.color.set(course.end === 'veto' ? p.nogoInk : p.ink);
}

/** Moves the pulse; false where there is none at this moment. */
function movePulse({ tail, curves }: Made, seconds: number, stop: number, still: boolean): void {
  tail.forEach((mesh, k) => {
    const at = still ? (stop > 0 ? stop - 0.35 - 0.07 * k : null) : pulseAt(seconds - 0.03 * k, stop);
    mesh.visible = at !== null && at >= 0;
    if (at === null || at < 0) return;
    const piece = Math.min(stop - 1, Math.floor(at));
    curves[piece]!.getPoint(at - piece, mesh.position);
  });
}

function Contents({ explanation, selected }: { readonly explanation: Explanation; readonly selected: string }) {
  const made = useMemo(make, []);
  useEffect(() => () => made.dispose(), [made]);
  const { camera, size, invalidate } = useThree();
  const orbit = useOrbit();
  const group = useRef<Group>(null);
  const { stop, end } = courseOf(explanation);
  const began = useRef(0);
  useEffect(() => {
    began.current = performance.now();
  }, [stop, end]);
  useEffect(() => {
    const repaint = (): void => {
      paint(made, explanation, selected);
      invalidate();
    };
    repaint();
    return onPaletteChange(repaint);
  }, [made, explanation, selected, invalidate]);
  useEffect(() => {
    if (!(camera instanceof PerspectiveCamera)) return;
    camera.position.set(...eyeOf(orbit, size));
    camera.lookAt(...MIDDLE);
    camera.updateProjectionMatrix();
    invalidate();
  }, [camera, orbit, size, invalidate]);
  const still = useRef(false);
  useEffect(() => {
    const media = matchMedia('(prefers-reduced-motion: reduce)');
    const follow = (): void => {
      still.current = media.matches;
      invalidate();
    };
    follow();
    media.addEventListener('change', follow);
    const rate = webglFacts().software ? RATE_IN_SOFTWARE : RATE;
    const timer = setInterval(() => {
      // In software, pictures of the replay take all the time there is: the pulse waits for them.
      const wait = webglFacts().software && useTime.getState().playing;
      if (!document.hidden && !still.current && !wait) invalidate();
    }, 1000 / rate);
    return () => {
      clearInterval(timer);
      media.removeEventListener('change', follow);
    };
  }, [invalidate]);
  useFrame(() => movePulse(made, (performance.now() - began.current) / 1000, stop, still.current));
  return (
    <group ref={group}>
      <primitive object={made.stem} />
      {made.regions.map(({ region, mesh }) => (
        <primitive
          key={mesh.uuid}
          object={mesh}
          onClick={(event: { readonly delta: number; stopPropagation(): void }) => {
            if (event.delta > 4) return;
            event.stopPropagation();
            setView({ region });
          }}
        />
      ))}
      <primitive object={made.hull} />
      {made.way.flatMap(({ ahead, done }) => [
        <primitive key={ahead.uuid} object={ahead} />,
        <primitive key={done.uuid} object={done} />,
      ])}
      {made.tail.map((mesh) => (
        <primitive key={mesh.uuid} object={mesh} />
      ))}
    </group>
  );
}

export function Scene(props: {
  readonly explanation: Explanation;
  readonly selected: string;
  readonly size: Size;
  /** The drawing was lost, by the driver or by too many pages. */
  readonly onLost: () => void;
}) {
  const { explanation, selected, size, onLost } = props;
  const { software } = webglFacts();
  return (
    <Canvas
      frameloop="demand"
      dpr={software ? 1 : [1, 2]}
      gl={{ antialias: !software, alpha: true, powerPreference: 'low-power' }}
      camera={{ fov: FIELD_OF_VIEW, near: 0.1, far: 40, position: [...eyeOf(useOrbit.getState(), size)] }}
      flat
      linear
      aria-hidden
      onCreated={({ gl }) => gl.domElement.addEventListener('webglcontextlost', onLost, { once: true })}
    >
      <Contents explanation={explanation} selected={selected} />
    </Canvas>
  );
}
