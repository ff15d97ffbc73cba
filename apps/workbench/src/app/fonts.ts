/** IBM Plex Sans (OFL 1.1), self-hosted: Latin first, Greek and arrows only where a page uses them. */
import localFont from 'next/font/local';

export const latin = localFont({
  src: [
    {
      path: '../../../../node_modules/@ibm/plex-sans/fonts/split/woff2/IBMPlexSans-Regular-Latin1.woff2',
      weight: '400',
    },
    {
      path: '../../../../node_modules/@ibm/plex-sans/fonts/split/woff2/IBMPlexSans-Medium-Latin1.woff2',
      weight: '500',
    },
    {
      path: '../../../../node_modules/@ibm/plex-sans/fonts/split/woff2/IBMPlexSans-SemiBold-Latin1.woff2',
      weight: '600',
    },
  ],
  variable: '--plex-latin',
  display: 'block',
});

export const greek = localFont({
  src: [
    {
      path: '../../../../node_modules/@ibm/plex-sans/fonts/split/woff2/IBMPlexSans-Regular-Greek.woff2',
      weight: '400',
    },
    { path: '../../../../node_modules/@ibm/plex-sans/fonts/split/woff2/IBMPlexSans-Medium-Greek.woff2', weight: '500' },
  ],
  variable: '--plex-greek',
  display: 'block',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0386-03CE' }],
});

export const pi = localFont({
  src: [
    { path: '../../../../node_modules/@ibm/plex-sans/fonts/split/woff2/IBMPlexSans-Regular-Pi.woff2', weight: '400' },
    { path: '../../../../node_modules/@ibm/plex-sans/fonts/split/woff2/IBMPlexSans-Medium-Pi.woff2', weight: '500' },
  ],
  variable: '--plex-pi',
  display: 'block',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+2070-2089, U+2190-2199, U+221A, U+2260, U+2264-2265' }],
});
