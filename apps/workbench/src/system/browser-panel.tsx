'use client';
/** What this browser offers to the engines, and which one draws. */
import { fixed } from '@janus/views';
import { useEffect, useState } from 'react';
import { Facts } from '../panel/facts.tsx';
import { useBackend } from '../state/backend.ts';
import { bytes } from './bytes.ts';
import { browserFacts, type BrowserFacts } from './browser-facts.ts';
import { FactsGhost } from '../panel/states/skeleton.tsx';

export function BrowserPanel() {
  const [found, setFound] = useState<BrowserFacts | null>(null);
  const { backend, why } = useBackend();
  useEffect(() => {
    let over = false;
    void browserFacts().then((facts) => {
      if (!over) setFound(facts);
      return null;
    });
    return () => {
      over = true;
    };
  }, []);
  if (!found) return <FactsGhost />;
  const { storage } = found;
  return (
    <Facts
      facts={[
        {
          label: 'Fields drawn by',
          value: backend ?? 'not started',
          note: backend ? why : 'starts with the first field on the Market page',
        },
        { label: 'WebGPU', value: found.webgpu },
        { label: 'WebGL', value: found.webgl },
        { label: 'WebAssembly', value: found.simd ? 'with 128-bit vectors' : 'without vectors' },
        {
          label: 'Isolation',
          value: found.isolated ? 'isolated' : 'not isolated',
          note: found.isolated ? 'workers may share memory' : 'workers copy their data',
        },
        { label: 'Processors', value: fixed(found.processors) },
        {
          label: 'Storage',
          value: storage ? `${bytes(storage.used)} of ${bytes(storage.quota)}` : 'the browser does not tell',
          note: 'layouts and theme of this browser',
        },
      ]}
    />
  );
}
