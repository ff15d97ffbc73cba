/**
 * The style sheet's colours for canvases, read once a colour scheme. Canvases ask `palette()` while they paint and
 * subscribe to `onPaletteChange` to paint again; the values themselves live in style/tokens.css alone.
 */
import { REGIMES } from '@janus/domain';

const NAMES = {
  bg: '--bg',
  panel: '--panel',
  raised: '--raised',
  hover: '--hover',
  line: '--line',
  line2: '--line-2',
  grid: '--grid',
  ink: '--ink',
  ink2: '--ink-2',
  ink3: '--ink-3',
  ink4: '--ink-4',
  accent: '--accent',
  accentWeak: '--accent-weak',
  onAccent: '--on-accent',
  up: '--up',
  down: '--down',
  upFill: '--up-fill',
  downFill: '--down-fill',
  goInk: '--go-ink',
  nogo: '--nogo',
  nogoInk: '--nogo-ink',
  anom: '--anom',
  onRegime: '--on-regime',
} as const;

export type Palette = Readonly<Record<keyof typeof NAMES, string>> & {
  readonly dark: boolean;
  /** Index = REGIMES. */
  readonly regimes: readonly string[];
  /** The interface font as a canvas understands it. */
  readonly font: string;
};

let known: Palette | null = null;
const listeners = new Set<() => void>();
let watching = false;

function read(): Palette {
  const root = getComputedStyle(document.documentElement);
  const entries = Object.entries(NAMES).map(([key, name]) => [key, root.getPropertyValue(name).trim()]);
  return {
    ...(Object.fromEntries(entries) as Record<keyof typeof NAMES, string>),
    dark: document.documentElement.dataset['mantineColorScheme'] !== 'light',
    regimes: REGIMES.map((regime) => root.getPropertyValue(`--r-${regime}`).trim()),
    font: getComputedStyle(document.body).fontFamily,
  };
}

function forget(): void {
  known = null;
  for (const listener of listeners) listener();
}

/** Watches from the first use on: the colour scheme, and the moment the fonts are there. */
export function palette(): Palette {
  if (!watching) {
    watching = true;
    new MutationObserver(forget).observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['data-mantine-color-scheme'],
    });
    void document.fonts.ready.then(forget);
    document.fonts.addEventListener('loadingdone', forget);
  }
  known ??= read();
  return known;
}

export function onPaletteChange(listener: () => void): () => void {
  palette();
  listeners.add(listener);
  return () => listeners.delete(listener);
}
