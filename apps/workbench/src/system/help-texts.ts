/** How to read the panels of the System page, and what to do about what looks wrong. */
import type { Help } from '../panel/help-text.ts';

export const HELP = {
  server: {
    title: 'Server',
    reading: [
      'What the server says of itself: its version, the Node.js it runs on, the engine of its kernels, its process and since when, and the folder that holds data, runs and audit journals.',
      'Answer: time from question to answer of all three questions of this page, asked every five seconds. The server runs beside the browser: tens of milliseconds are usual.',
    ],
    troubles: [
      [
        'Server down',
        'it was stopped, or its machine sleeps',
        'start it with npm start; this page asks again by itself',
      ],
      ['slow answers', 'a replay keeps both processors busy', 'wait for it, or cancel it in the list of runs'],
      ['another version than expected', 'the page was built before the server', 'run npm run setup, then reload'],
    ],
  },
  browser: {
    title: 'This browser',
    reading: [
      'What this browser offers to the engines, found by asking it: an adapter for WebGPU, a renderer for WebGL, WebAssembly with 128-bit vectors, and whether the page is isolated so that workers may share memory.',
      'The line above it names the engine that draws the Gramian angular fields right now. A software adapter is slower than WebAssembly and is therefore not used.',
    ],
    troubles: [
      ['WebGPU: none', 'no adapter, or switched off', 'nothing breaks: WebAssembly draws'],
      ['not isolated', 'the page came through another server', 'open the address that npm start printed'],
    ],
  },
  runs: {
    title: 'Runs',
    reading: [
      'Every run in the data folder, newest first. Enter or a double click opens it on the Market page.',
      'A run under way shows how far it has come. Seed and data set with the configuration make it repeatable.',
    ],
    troubles: [
      ['failed', 'the reason stands in the last column', 'mend what it names, then run it again'],
      ['a run is missing', 'another data folder is in use', 'see Data folder under Server'],
    ],
  },
  dataSets: {
    title: 'Data sets',
    reading: [
      'Every set of bars that can be replayed. Coverage is the share of the bars expected that are there; closed markets do not count as missing.',
      'Enter or a double click replays the set and shows it on the Market page.',
    ],
    troubles: [
      ['low coverage', 'the source has gaps', 'look at the missing bars before trusting a result'],
      ['the list holds one set', 'nothing was imported', 'janus data import FILE --symbol S --timeframe T'],
    ],
  },
} as const satisfies Readonly<Record<string, Help>>;
