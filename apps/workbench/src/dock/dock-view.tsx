'use client';
/** The dock itself: dockview with our tabs and actions around the page's panels. What it does is in dock-control.ts. */
import { DockviewReact, type DockviewReadyEvent } from 'dockview-react';
import 'dockview-react/dist/styles/dockview.css';
import { useEffect, useMemo, useRef } from 'react';
import './dock.css';
import styles from './dock.module.css';
import { controlDock } from './dock-control.ts';
import { useDock } from './dock-store.ts';
import { headerActionsOf } from './header-actions.tsx';
import { hostOf } from './panel-host.tsx';
import type { DockSpec } from './spec.ts';
import { Tab } from './tab.tsx';

const THEME = { name: 'janus', className: 'janus-dock' } as const;
function Nothing() {
  return (
    <div className={styles['empty']}>
      <p>Every panel is closed.</p>
      <button type="button" className="button primary" onClick={() => useDock.getState().door?.choose(null)}>
        Show the default layout
      </button>
    </div>
  );
}

export function DockView({ spec, onReady }: { readonly spec: DockSpec; readonly onReady: () => void }) {
  const stop = useRef<(() => void) | null>(null);
  const parts = useMemo(
    () => ({
      components: Object.fromEntries(spec.panels.map((panel) => [panel.id, hostOf(panel)])),
      actions: headerActionsOf(spec.panels),
    }),
    [spec],
  );
  useEffect(
    () => () => {
      stop.current?.();
      stop.current = null;
    },
    [],
  );
  return (
    <div className={styles['view']}>
      <DockviewReact
        components={parts.components}
        defaultTabComponent={Tab}
        rightHeaderActionsComponent={parts.actions}
        watermarkComponent={Nothing}
        theme={THEME}
        disableFloatingGroups
        onReady={({ api }: DockviewReadyEvent) => {
          stop.current = controlDock(spec, api);
          onReady();
        }}
      />
    </div>
  );
}
