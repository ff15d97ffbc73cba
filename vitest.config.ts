import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** They measure the memory or the time of a process: nothing runs beside them. */
const MEASURED = ['packages/brain/integration/src/memory.test.ts', 'apps/cli/src/janus.test.ts'];
const limits = { testTimeout: 60_000, hookTimeout: 60_000 };
const processors = availableParallelism();
const setupFiles = ['tools/property-seed.ts'];

// What only computes comes first, then the browser, then what measures itself. Nothing is kept outside of what it is
// handed, so test files share processes and load each module once. A test file of the browser is a server and a browser
// besides, so there are at most two at a time.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          ...limits,
          include: ['{packages,apps,tools}/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...MEASURED],
          isolate: false,
          setupFiles,
          maxWorkers: processors,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'browser',
          ...limits,
          // What a page will show it may show late on a busy machine; a poll ends as soon as it is there.
          expect: { poll: { timeout: 15_000 } },
          include: ['e2e/**/*.test.ts'],
          globalSetup: 'e2e/market/prepared.ts',
          maxWorkers: Math.min(2, processors),
          sequence: { groupOrder: 1 },
        },
      },
      { test: { name: 'measured', ...limits, include: MEASURED, maxWorkers: 1, sequence: { groupOrder: 2 } } },
    ],
  },
});
