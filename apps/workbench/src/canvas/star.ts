/** The mark of the present among what was before it: a star of five points. */
import type { Context } from './draw.ts';

/** @param rim drawn around it, so that it stands out from what lies under it */
export function star(c: Context, x: number, y: number, radius: number, fill: string, rim: string): void {
  c.beginPath();
  for (let k = 0; k < 10; k++) {
    const r = k % 2 === 0 ? radius : radius * 0.45;
    const angle = (k * Math.PI) / 5 - Math.PI / 2;
    c.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  c.closePath();
  c.lineWidth = 3;
  c.strokeStyle = rim;
  c.stroke();
  c.fillStyle = fill;
  c.fill();
  c.lineWidth = 1;
}
