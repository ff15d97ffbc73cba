import './styles.ts';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import { greek, latin, pi } from './fonts.ts';
import { Frame } from '../shell/frame.tsx';
import { Providers } from './providers.tsx';

export const metadata: Metadata = { title: 'JANUS', description: 'Neuromorphic trading research workbench' };

export default function Layout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en" {...mantineHtmlProps} className={`${latin.variable} ${greek.variable} ${pi.variable}`}>
      <head>
        <ColorSchemeScript defaultColorScheme="dark" />
      </head>
      <body>
        <Providers>
          <Frame>{children}</Frame>
        </Providers>
      </body>
    </html>
  );
}
