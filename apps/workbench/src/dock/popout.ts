/**
 * A panel in a browser window of its own. The window shows our empty pop-out page; dockview puts the panel and the
 * style rules into it, this file what dockview does not know of: theme, fonts, title, keys.
 */
import type { DockviewApi, IDockviewPanel } from 'dockview-react';
import { listenKeys } from '../shell/shortcuts.ts';

const PAGE = '/popout.html';

function copyAttributes(to: Document): void {
  for (const { name, value } of document.documentElement.attributes) to.documentElement.setAttribute(name, value);
}

/** @returns whether the browser opened the window */
export async function popOut(api: DockviewApi, panel: IDockviewPanel, title: string): Promise<boolean> {
  const opened = await api.addPopoutGroup(panel, { popoutUrl: PAGE });
  if (!opened) return false;
  const view = panel.api.getWindow();
  copyAttributes(view.document);
  view.document.title = `${title} · JANUS`;
  const theme = new MutationObserver(() => copyAttributes(view.document));
  theme.observe(document.documentElement, { attributes: true });
  const stopKeys = listenKeys(view);
  view.addEventListener('pagehide', () => {
    theme.disconnect();
    stopKeys();
  });
  return true;
}
