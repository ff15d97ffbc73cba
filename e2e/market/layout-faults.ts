// oxlint-disable unicorn/consistent-function-scoping -- the page gets this one function and nothing around it
/**
 * Runs inside the page: text that is cut, text over text, and anything that leaves the window. Canvases and drawings
 * are left out; what scrolls by design is, too.
 */
export function layoutFaults(): string[] {
  const faults: string[] = [];
  const visible = (e: Element): boolean => {
    // A mirror draws the letters of the text area that lies over it.
    if (e.closest('svg, .sr, canvas, [data-mirror]')) return false;
    const box = e.getBoundingClientRect();
    // One pixel is what is meant for screen readers alone.
    return box.width > 1 && box.height > 1 && getComputedStyle(e).visibility !== 'hidden';
  };
  const name = (e: Element): string => `${e.tagName.toLowerCase()} '${(e.textContent ?? '').trim().slice(0, 40)}'`;
  const own = (e: Element): boolean =>
    [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && (n.textContent ?? '').trim() !== '');
  const scrolls = (e: Element): boolean => {
    for (let up = e.parentElement; up; up = up.parentElement) {
      const { overflowY } = getComputedStyle(up);
      if ((overflowY === 'auto' || overflowY === 'scroll') && up.scrollHeight > up.clientHeight + 1) return true;
    }
    return false;
  };
  const texts: { element: Element; box: DOMRect }[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (!visible(element)) continue;
    const box = element.getBoundingClientRect();
    if (
      !scrolls(element) &&
      (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1)
    )
      faults.push(`${name(element)} leaves the window: ${Math.round(box.right)}, ${Math.round(box.bottom)}`);
    if (!own(element) || scrolls(element)) continue;
    const style = getComputedStyle(element);
    // A text area scrolls by itself.
    const shortened = style.textOverflow === 'ellipsis' || element.tagName === 'TEXTAREA';
    if (!shortened && style.display !== 'inline' && element.scrollWidth > element.clientWidth + 1)
      faults.push(`${name(element)} is cut: ${element.scrollWidth} of ${element.clientWidth} px`);
    const range = document.createRange();
    range.selectNodeContents(element);
    const text = range.getBoundingClientRect();
    const shown = shortened ? box : text;
    texts.push({ element, box: shown.width > 0 ? shown : box });
  }
  for (let a = 0; a < texts.length; a++)
    for (let b = a + 1; b < texts.length; b++) {
      const [p, q] = [texts[a]!, texts[b]!];
      if (p.element.contains(q.element) || q.element.contains(p.element)) continue;
      const x = Math.min(p.box.right, q.box.right) - Math.max(p.box.left, q.box.left);
      const y = Math.min(p.box.bottom, q.box.bottom) - Math.max(p.box.top, q.box.top);
      if (x > 2 && y > 4) faults.push(`${name(p.element)} over ${name(q.element)}`);
    }
  return faults;
}
