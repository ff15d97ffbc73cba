'use client';
/** The wall clock, UTC. Written straight into the page once a second: no component renders for it. */
import { clockSeconds } from '@janus/views';
import { useEffect, useRef } from 'react';
import styles from './top-bar.module.css';

export function Clock() {
  const face = useRef<HTMLTimeElement | null>(null);
  useEffect(() => {
    const tick = (): void => {
      if (face.current) face.current.textContent = clockSeconds(Date.now());
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className={styles['item']}>
      <span>
        <time ref={face} suppressHydrationWarning>
          00:00:00
        </time>
        <span className="unit">UTC</span>
      </span>
    </div>
  );
}
