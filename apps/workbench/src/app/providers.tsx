'use client';
import { MantineProvider, createTheme } from '@mantine/core';
import type { ReactNode } from 'react';

/** The body never scrolls, so nothing needs to lock it (and a lock would write a style that the policy refuses). */
const still = { defaultProps: { lockScroll: false } };
const theme = createTheme({
  defaultRadius: 2,
  fontFamily: 'var(--font-ui)',
  fontSizes: { xs: '11px', sm: '12px', md: '12px', lg: '13px', xl: '15px' },
  components: { Modal: still, Drawer: still, Spotlight: still },
});

export function Providers({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider defaultColorScheme="dark" theme={theme}>
      {children}
    </MantineProvider>
  );
}
