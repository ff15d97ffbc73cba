'use client';
/** In-place help of each panel: how to read it, then what goes wrong, why, and the cure. */
import { Popover } from '@mantine/core';
import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Help } from './help-text.ts';
import styles from './help.module.css';

/** @param props.body where the sheet opens, in a window of its own; the page's where it is left out */
export function HelpButton(props: { readonly help: Help; readonly body?: HTMLElement | undefined }): ReactNode {
  const { title, reading, troubles } = props.help;
  return (
    <Popover
      position="bottom-end"
      width={400}
      withinPortal
      transitionProps={{ duration: 0 }}
      trapFocus
      returnFocus
      {...(props.body ? { portalProps: { target: props.body } } : {})}
    >
      <Popover.Target>
        <button type="button" className={styles['button']} aria-label={`How to read: ${title}`}>
          <CircleHelp size={14} strokeWidth={1.5} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`How to read: ${title}`} className={styles['sheet']} tabIndex={0}>
        <h3>{title}</h3>
        <ul>
          {reading.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {troubles.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">If you see</th>
                <th scope="col">it is because</th>
                <th scope="col">so</th>
              </tr>
            </thead>
            <tbody>
              {troubles.map(([symptom, cause, cure]) => (
                <tr key={symptom}>
                  <td>{symptom}</td>
                  <td>{cause}</td>
                  <td>{cure}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
