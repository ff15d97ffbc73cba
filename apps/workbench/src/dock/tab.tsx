'use client';
/** A tab: its title and nothing else. What can be done with the panel stands at the right of the row. */
import type { IDockviewPanelHeaderProps } from 'dockview-react';
import { useEffect, useState } from 'react';
import styles from './panel.module.css';

type Front = 'alone' | 'of-several' | undefined;

export function Tab({ api }: IDockviewPanelHeaderProps) {
  const look = (): Front => {
    const { activePanel, panels } = api.group;
    if (activePanel?.id !== api.id) return undefined;
    return panels.length > 1 ? 'of-several' : 'alone';
  };
  const [front, setFront] = useState<Front>(look);
  useEffect(() => {
    const update = (): void => setFront(look());
    const events = (): { dispose(): void }[] => [
      api.onDidVisibilityChange(update),
      api.onDidGroupChange(() => {
        for (const stop of stops) stop.dispose();
        stops = events();
        update();
      }),
      api.group.api.onDidActivePanelChange(update),
      api.group.model.onDidAddPanel(update),
      api.group.model.onDidRemovePanel(update),
    ];
    let stops = events();
    update();
    return () => {
      for (const stop of stops) stop.dispose();
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `look` reads the api alone
  }, [api]);
  return (
    <span className={styles['tab']} data-tab={api.id} data-front={front}>
      {api.title}
    </span>
  );
}
