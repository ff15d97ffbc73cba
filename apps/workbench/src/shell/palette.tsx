'use client';
/** The command palette, Ctrl/Cmd K: every page, every action of the page shown, every panel and every run by name. */
import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useEffect, useMemo } from 'react';
import { openRun, useRun } from '../data/run.ts';
import { useDock } from '../dock/dock-store.ts';
import { GROUPS } from './action.ts';
import { actionsNow } from './actions.ts';
import { shownKey } from './keys.ts';
import { useCurrentPage } from './page-spec.ts';
import { useShell } from './shell-store.ts';
import styles from './palette.module.css';

export function Palette() {
  const runs = useRun((s) => s.runs);
  const page = useCurrentPage((s) => s.spec);
  const panels = useDock((s) => s.panels);
  useEffect(() => {
    const wanted = useShell.getState().paletteWanted;
    useShell.setState({ openPalette: () => spotlight.open(), paletteWanted: false });
    if (wanted) spotlight.open();
  }, []);
  const groups = useMemo<SpotlightActionGroupData[]>(
    () => [
      ...GROUPS.map((group) => ({
        group,
        actions: actionsNow()
          .filter((a) => a.group === group && a.id !== 'palette')
          .map((a) => ({
            id: a.id,
            label: a.label,
            rightSection: a.keys[0] ? <kbd>{shownKey(a.keys[0])}</kbd> : null,
            onClick: () => a.run(),
          })),
      })).filter(({ actions }) => actions.length > 0),
      {
        group: 'Panels',
        actions: panels.map((panel) => ({
          id: `panel-${panel.id}`,
          label: `Show ${panel.title}`,
          onClick: () => useDock.getState().door?.show(panel.id),
        })),
      },
      {
        group: 'Runs',
        actions: runs.map((run) => ({
          id: run.runId,
          label: `Open ${run.symbol}`,
          description: `${run.name}, run ${run.runId.slice(0, 8)}, ${run.status}`,
          keywords: [run.runId, run.name],
          onClick: () => openRun(run),
        })),
      },
    ],
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the actions follow the page
    [runs, page, panels],
  );
  return (
    <Spotlight
      actions={groups}
      shortcut="mod+K"
      lockScroll={false}
      overlayProps={{ blur: 0, backgroundOpacity: 0.5 }}
      transitionProps={{ duration: 0 }}
      highlightQuery
      scrollable
      maxHeight={420}
      size={520}
      nothingFound="Nothing is called that"
      searchProps={{ 'aria-label': 'Search commands', placeholder: 'What would you like to do?' }}
      attributes={{ content: { 'aria-label': 'Command palette' } }}
      className={styles['palette']}
    />
  );
}
