/** What a command's result looks like on the way out. */

/** One JSON document. Typed arrays become arrays, big integers strings; what is not a finite number becomes null. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, (_, item: unknown) => {
    if (ArrayBuffer.isView(item) && !(item instanceof DataView)) return Array.from(item as Float64Array);
    if (typeof item === 'bigint') return item.toString();
    return item;
  });
  return `${text ?? 'null'}\n`;
}

const REDRAW_MS = 100;
const BAR_WIDTH = 24;

/** A progress bar on a terminal; silent elsewhere. */
export function progressBar(write: (text: string) => void, terminal: boolean, clock: () => number) {
  let drawn = Number.NEGATIVE_INFINITY;
  let shown = false;
  return {
    show(label: string, done: number, total: number): void {
      if (!terminal || (clock() - drawn < REDRAW_MS && done < total)) return;
      drawn = clock();
      shown = true;
      const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
      const filled = Math.round(share * BAR_WIDTH);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${(share * 100).toFixed(0).padStart(3)} %`;
      write(`\r\u001b[K${total > 0 ? `${bar}  ` : `${done.toLocaleString('en')}  `}${label}`);
    },
    clear(): void {
      if (shown) write('\r\u001b[K');
      shown = false;
    },
  };
}
