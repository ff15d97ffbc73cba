'use client';
/** The command palette, Ctrl/Cmd K: every action of the page, every run and every data set by name. */
import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useEffect, useMemo } from 'react';
import { openRun, useRun } from '../data/run.ts';
import { ACTIONS } from './actions.ts';
import { useShell } from './shell-store.ts';
import styles from './palette.module.css';

const GROUPS = ['Time', 'Events', 'Page'] as const;

export function Palette() {
  const runs = useRun((s) => s.runs);
  useEffect(() => {
    const wanted = useShell.getState().paletteWanted;
    useShell.setState({ openPalette: () => spotlight.open(), paletteWanted: false });
    if (wanted) spotlight.open();
  }, []);
  const groups = useMemo<SpotlightActionGroupData[]>(
    () => [
      ...GROUPS.map((group) => ({
        group,
        actions: ACTIONS.filter((a) => a.group === group && a.id !== 'palette').map((a) => ({
          id: a.id,
          label: a.label,
          rightSection: <kbd>{a.keys[0]}</kbd>,
          onClick: () => a.run(),
        })),
      })),
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
    [runs],
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
