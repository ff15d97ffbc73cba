'use client';
/** One panel inside the dock: its body while it is in front, and what stands there where the body failed. */
import type { IDockviewPanelProps } from 'dockview-react';
import { Component, useEffect, useState, type ReactNode } from 'react';
import { ErrorState } from '../panel/states/error-state.tsx';
import type { PanelSpec } from './spec.ts';
import styles from './panel.module.css';

/** One panel that fails leaves the others alone. */
class Boundary extends Component<
  { readonly title: string; readonly children: ReactNode },
  { readonly fault: Error | null }
> {
  override state: { readonly fault: Error | null } = { fault: null };
  static getDerivedStateFromError(fault: unknown): { fault: Error } {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }
  override render(): ReactNode {
    const { fault } = this.state;
    if (!fault) return this.props.children;
    return (
      <ErrorState
        what={`${this.props.title} could not be drawn`}
        why={fault.message}
        cure="The other panels go on. Drawing it again often helps; if not, copy the details into a report."
        action={{ label: 'Draw it again', run: () => this.setState({ fault: null }) }}
      />
    );
  }
}

/** Behind another tab nothing is mounted: what cannot be seen costs nothing. State belongs into stores. */
export function hostOf(panel: PanelSpec) {
  return function Host({ api }: IDockviewPanelProps) {
    const [visible, setVisible] = useState(api.isVisible);
    useEffect(() => {
      setVisible(api.isVisible);
      const stop = api.onDidVisibilityChange((event) => setVisible(event.isVisible));
      return () => stop.dispose();
    }, [api]);
    return (
      <div className={styles['host']} data-panel={panel.title}>
        <div className={styles['body']}>
          {visible && (
            <Boundary title={panel.title}>
              <panel.component />
            </Boundary>
          )}
        </div>
      </div>
    );
  };
}
