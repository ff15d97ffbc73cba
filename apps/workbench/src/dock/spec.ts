/** What a page says of its panels: names, contents, help, and where they stand at first. Types and small makers. */
import type { ComponentType } from 'react';
import type { Help } from '../panel/help-text.ts';
import type { Tree } from './layout-tree.ts';

export interface PanelSpec {
  /** Unique within the page, kebab-case; stands in layouts and links. */
  readonly id: string;
  readonly title: string;
  /** The body: `dynamic(() => import(…), { ssr: false, loading: … })`, so that it is a chunk of its own. */
  readonly component: ComponentType;
  /** The slot at the right of the tab row: options and figures, one line. Comes with the page, so keep it small. */
  readonly status?: ComponentType;
  readonly help: Help;
  /** More entries of the panel's menu, such as exports. */
  readonly menu?: readonly PanelMenuItem[];
  /** The body before its chunk is there, drawn in the exported page: the shape of what comes. */
  readonly ghost?: ComponentType;
}

export interface PanelMenuItem {
  readonly label: string;
  run(): void;
}

export interface DockSpec {
  /** Id of the page, as in pages.ts. */
  readonly page: string;
  readonly panels: readonly PanelSpec[];
  /** Drawn for 1280 px and for 1920 px; a window of 1700 px or more takes the second. */
  readonly layouts: { readonly narrow: Tree; readonly wide: Tree };
}

export const WIDE_FROM = 1700;
