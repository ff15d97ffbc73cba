/** One animation frame for all painters: whoever asks twice before it comes is painted once. */
const waiting = new Set<() => void>();
let armed = false;

function run(): void {
  armed = false;
  const now = [...waiting];
  waiting.clear();
  for (const paint of now) paint();
}

export function nextFrame(paint: () => void): void {
  waiting.add(paint);
  if (armed) return;
  armed = true;
  requestAnimationFrame(run);
}
export function dropFrame(paint: () => void): void {
  waiting.delete(paint);
}
