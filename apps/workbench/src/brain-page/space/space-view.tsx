'use client';
/** The scene with its labels, turned by pointer, wheel and keys. Without WebGL2 the plate stands in its place. */
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Explanation } from '@janus/integration';
import { BrainPlate } from '../../market/brain/brain-plate.tsx';
import { useSize } from '../../panel/use-size.ts';
import { useView } from '../../state/view.ts';
import { courseOf } from '../../market/brain/course.ts';
import { lookAgain, turnBy } from '../view-store.ts';
import { Overlay } from './overlay.tsx';
import { Scene } from './scene.tsx';
import { webglFacts } from './webgl.ts';
import { useSpace } from './space-store.ts';
import styles from './space.module.css';

/** Degrees a pixel, and a key press. */
const PER_PIXEL = 0.35;
const PER_KEY = 8;
const STEP = 1.15;
/** Less than this is a click that trembles. */
const DRAG_FROM = 4;

const KEYS: Readonly<Record<string, () => void>> = {
  ArrowLeft: () => turnBy({ yaw: PER_KEY }),
  ArrowRight: () => turnBy({ yaw: -PER_KEY }),
  ArrowUp: () => turnBy({ pitch: PER_KEY }),
  ArrowDown: () => turnBy({ pitch: -PER_KEY }),
  PageUp: () => turnBy({ zoom: STEP }),
  PageDown: () => turnBy({ zoom: 1 / STEP }),
  Home: lookAgain,
};

function useTurning(host: React.RefObject<HTMLDivElement | null>) {
  const last = useRef<{ x: number; y: number; dragging: boolean } | null>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    // Not passive: the page itself must not scroll.
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      turnBy({ zoom: Math.exp(-0.0015 * event.deltaY) });
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [host]);
  return {
    onPointerDown(event: PointerEvent) {
      if (event.button === 0) last.current = { x: event.clientX, y: event.clientY, dragging: false };
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      const from = last.current;
      if (!from || event.buttons === 0) return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      if (!from.dragging && Math.hypot(dx, dy) < DRAG_FROM) return;
      if (!from.dragging) {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.dataset['dragging'] = '';
      }
      last.current = { x: event.clientX, y: event.clientY, dragging: true };
      turnBy({ yaw: -PER_PIXEL * dx, pitch: PER_PIXEL * dy });
    },
    onPointerUp(event: PointerEvent<HTMLDivElement>) {
      last.current = null;
      delete event.currentTarget.dataset['dragging'];
    },
    onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
      const act = KEYS[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    },
  };
}

export function SpaceView({ explanation }: { readonly explanation: Explanation }) {
  const [host, size] = useSize<HTMLDivElement>();
  const selected = useView((v) => v.region);
  const [lost, setLost] = useState(false);
  const turning = useTurning(host);
  const { renderer } = webglFacts();
  const flat = renderer === null || lost;
  useEffect(() => {
    useSpace.setState({
      backend: flat
        ? `flat: ${lost ? 'the drawing in space was lost' : 'no WebGL2 in this browser'}`
        : `WebGL2, ${renderer}`,
    });
  }, [flat, lost, renderer]);
  if (flat) return <BrainPlate explanation={explanation} />;
  const course = courseOf(explanation);
  return (
    <div
      ref={host}
      className={styles['space']}
      role="group"
      aria-label="Brain in space. Arrows turn it, Page up and Page down move the eye, Home looks from the front again"
      tabIndex={0}
      data-keys="arrows"
      data-part="space"
      data-end={course.end}
      data-vetoed={course.vetoed ?? undefined}
      {...turning}
    >
      {size.width > 0 && (
        <>
          <Scene explanation={explanation} selected={selected} size={size} onLost={() => setLost(true)} />
          <Overlay explanation={explanation} selected={selected} size={size} />
        </>
      )}
    </div>
  );
}
