'use client';
/** Right end of a tab row: the panel's status slot, its help, pop out, and its menu. */
import { Menu } from '@mantine/core';
import type { IDockviewHeaderActionsProps } from 'dockview-react';
import { EllipsisVertical, SquareArrowOutUpRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { HelpButton } from '../panel/help-button.tsx';
import { notify } from '../shell/notify.ts';
import { popOut } from './popout.ts';
import type { PanelSpec } from './spec.ts';
import styles from './panel.module.css';

const WAYS = ['left', 'right', 'up', 'down'] as const;

export function headerActionsOf(panels: readonly PanelSpec[]) {
  return function HeaderActions({ activePanel, containerApi, group, api, location }: IDockviewHeaderActionsProps) {
    const spec = panels.find((p) => p.id === activePanel?.id);
    const row = useRef<HTMLDivElement | null>(null);
    const [document_, setDocument] = useState<Document | null>(null);
    const out = location?.type === 'popout';
    const [largest, setLargest] = useState(() => api.isMaximized());
    useEffect(() => {
      const stop = containerApi.onDidMaximizedGroupChange(() => setLargest(api.isMaximized()));
      return () => stop.dispose();
    }, [api, containerApi]);
    useEffect(() => setDocument(row.current?.ownerDocument ?? null), [out]);
    if (!spec || !activePanel) return null;
    const Status = spec.status;
    const alone = group.panels.length < 2;
    return (
      <div className={styles['actions']} ref={row}>
        {Status && (
          <div className={styles['info']}>
            <Status />
          </div>
        )}
        <div className={styles['buttons']}>
          <HelpButton help={spec.help} body={document_?.body} />
          {!out && (
            <button
              type="button"
              className={styles['button']}
              aria-label={`Pop out: ${spec.title}`}
              title="Open in a window of its own"
              onClick={() =>
                void popOut(containerApi, activePanel, spec.title).then(
                  (opened) =>
                    opened || notify('The browser did not open a window: allow pop-ups for this page', 'warn'),
                )
              }
            >
              <SquareArrowOutUpRight size={13} strokeWidth={1.5} aria-hidden />
            </button>
          )}
          <Menu
            position="bottom-end"
            offset={2}
            width={220}
            transitionProps={{ duration: 0 }}
            {...(document_ ? { portalProps: { target: document_.body } } : {})}
          >
            <Menu.Target>
              <button type="button" className={styles['button']} aria-label={`Menu: ${spec.title}`}>
                <EllipsisVertical size={14} strokeWidth={1.5} aria-hidden />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              {spec.menu?.map((item) => (
                <Menu.Item key={item.label} onClick={() => item.run()}>
                  {item.label}
                </Menu.Item>
              ))}
              {spec.menu && spec.menu.length > 0 && <Menu.Divider />}
              {!out && (
                <>
                  <Menu.Item onClick={() => (largest ? api.exitMaximized() : activePanel.api.maximize())}>
                    {largest ? 'Back to its place' : 'Fill the page'}
                  </Menu.Item>
                  <Menu.Item disabled={alone} onClick={() => activePanel.api.moveTo({ group, position: 'right' })}>
                    Split to the right
                  </Menu.Item>
                  <Menu.Item disabled={alone} onClick={() => activePanel.api.moveTo({ group, position: 'bottom' })}>
                    Split below
                  </Menu.Item>
                  {WAYS.map((way) => {
                    const beside = containerApi.adjacentGroupInDirection(group, way);
                    const next = containerApi.groups.find(({ id }) => id === beside?.id);
                    return next ? (
                      <Menu.Item key={way} onClick={() => activePanel.api.moveTo({ group: next, position: 'center' })}>
                        Move to the group{' '}
                        {way === 'left' || way === 'right' ? `on the ${way}` : way === 'up' ? 'above' : 'below'}
                      </Menu.Item>
                    ) : null;
                  })}
                </>
              )}
              <Menu.Item onClick={() => activePanel.api.close()}>Close</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      </div>
    );
  };
}
