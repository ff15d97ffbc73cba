'use client';
/** A pulse along the way, as far as the event came. Still where motion is not wanted, and while nobody looks. */
import { useEffect, useRef } from 'react';
import { palette } from '../../canvas/palette.ts';
import { useSurface } from '../../canvas/surface.ts';
import { SHAPES, type Point } from './atlas.ts';
import type { Course } from './course.ts';
import { wayCurve, type Layout } from './layout.ts';
import { WAY } from './regions.ts';
import styles from './brain.module.css';

/** Seconds from place to place, and the rest before the next pulse, in places. */
const PACE = 0.42;
const REST = 1.6;
/** Radius around a numeral that the pulse passes under, px. */
const NUMERAL = 9;
/** Frames a second: enough for a dot, cheap enough to forget. */
const RATE = 30;

export function Pulses({ course, layout }: { readonly course: Course; readonly layout: Layout }) {
  const began = useRef(0);
  const { host, invalidate } = useSurface((c) => {
    if (course.stop === 0) return;
    const p = palette();
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const round = course.stop + REST;
    const at = still ? course.stop - 0.35 : ((performance.now() - began.current) / 1000 / PACE) % round;
    const place = (t: number): Point | null => {
      if (t < 0 || t > course.stop) return null;
      const k = Math.min(course.stop - 1, Math.floor(t));
      const curve = wayCurve(k);
      const s = (t - k) * (curve.length - 1);
      const a = curve[Math.min(curve.length - 1, Math.floor(s))]!;
      const b = curve[Math.min(curve.length - 1, Math.floor(s) + 1)]!;
      const f = s - Math.floor(s);
      return [a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f];
    };
    const numerals = WAY.filter((w) => w.stage > 0).map((w) => SHAPES[w.region]!.anchor);
    const covered = (q: Point): boolean =>
      numerals.some((n) => Math.hypot(n[0] - q[0], n[1] - q[1]) * 100 * layout.scale < NUMERAL);
    for (let tail = 6; tail >= 0; tail--) {
      const point = place(at - 0.07 * tail);
      if (!point || covered(point)) continue;
      c.globalAlpha = 1 - tail / 7.5;
      c.fillStyle = p.ink;
      c.beginPath();
      c.arc(
        layout.centre[0] + 100 * point[0] * layout.scale,
        layout.centre[1] - 100 * point[1] * layout.scale,
        2.6 - 0.22 * tail,
        0,
        2 * Math.PI,
      );
      c.fill();
    }
    // Where it was refused, the pulse ends in a ring that opens once.
    const past = at - course.stop;
    if (course.end === 'veto' && past >= 0 && past < 1 && !still) {
      const end = wayCurve(course.stop - 1).at(-1)!;
      c.globalAlpha = 1 - past;
      c.strokeStyle = p.nogoInk;
      c.lineWidth = 1.5;
      c.setLineDash([3, 2]);
      c.beginPath();
      c.arc(
        layout.centre[0] + 100 * end[0] * layout.scale,
        layout.centre[1] - 100 * end[1] * layout.scale,
        10 + 8 * past,
        0,
        2 * Math.PI,
      );
      c.stroke();
    }
  });
  const { stop, end } = course;
  useEffect(() => {
    began.current = performance.now();
    const media = matchMedia('(prefers-reduced-motion: reduce)');
    const timer = setInterval(() => {
      if (!document.hidden && !media.matches) invalidate();
    }, 1000 / RATE);
    return () => clearInterval(timer);
  }, [stop, end, invalidate]);
  return <div ref={host} className={styles['pulses']} aria-hidden />;
}
