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
  stores: {
    title: 'Stores',
    reading: [
      'Store: rows of runs, signals, nights and versions, with the time of one question and the newest migration. State: switches and settings. Queue: the jobs. A cross is a store that does not answer, and beside it why.',
      'Below: what each part of the data folder takes, walked through at most every ten seconds.',
      'Back up now writes one file beside the data: the rows as of one moment and every file, each with its hash. It can be restored into an empty place only.',
    ],
    troubles: [
      ['the store is not open', 'another process owns it, or the database is away', 'the doctor names who or what'],
      ['runs take most of the disk', 'old runs are kept', 'janus rotate --keep-runs 50 says what would go'],
      ['no backup', 'none was made here', 'Back up now, then copy the file to another machine'],
    ],
  },
  jobs: {
    title: 'Jobs',
    reading: [
      'Newest first, as they change. Choose one with the pointer or the arrows: below stand what it says and the buttons that stop it or do it again.',
      'A job that was under way when its process died is taken up again; the last column says how often.',
    ],
    troubles: [
      ['all wait', 'no worker is free', 'see Threads; janus worker starts another one'],
      ['failed', 'the reason stands in the last column and below', 'mend what it names, then Do it again'],
    ],
  },
  threads: {
    title: 'Threads',
    reading: [
      'Threads of the server and how much of the last few seconds each was busy, as Node.js measures it. Main answers; a job thread replays, trains or imports; a survey thread reads a run for the Brain page.',
      'Below: the workers of the queue, in this process and in others.',
    ],
    troubles: [
      ['main is busy', 'many questions at once, or a large answer', 'close pages that play'],
      ['the processors are all busy', 'a job runs', 'nothing: pages stay quick, jobs have threads of their own'],
    ],
  },
  doctor: {
    title: 'Doctor',
    reading: [
      'The checks of janus doctor, made by the server: ✓ works, ! works with less, × must be cured first. The arrow is the cure; a click copies it.',
    ],
    troubles: [
      ['an embedded store names another process', 'two servers share a data folder', 'stop one, or set JANUS_DATA'],
      ['backend webgpu is degraded', 'Node.js finds no graphics card', 'nothing: This browser says what the pages use'],
      ['backend tensors is degraded', 'models train on less than wasm, or not at all', 'what its cure says'],
    ],
  },
  card: {
    title: 'Card',
    reading: [
      'The FPGA card that may draw fields and weigh rules, or what answers in its place. SIMULATED: the same kernels run on the processor, to the bit as on a card, with the time of a processor. Nothing that trades asks it.',
      'Formats: Q2.16 is a number of 18 bits, 2 of them before the point. Error: the largest difference to double precision in the last trial, and what is promised. Latency: requests by their time from end to end, each bar up to twice the time of the one above; beside it the time in the kernel alone.',
      'Try the kernels runs each a hundred times. The first trial after a change of the sources compiles them, which takes some seconds.',
    ],
    troubles: [
      ['nothing answers', 'no card, and no C++ compiler', 'what the line below says; a click copies it'],
      ['the error is above what is promised', 'the image on the card is of other sources', 'build it anew from hls/'],
      ['restarts', "the driver's process died", 'look at the last error; it is started once more by itself'],
    ],
  },
  versions: {
    title: 'Versions',
    reading: ['What is installed and what it is for. Name these when you report a fault.'],
    troubles: [['not installed', 'the installation is not whole', 'npm run setup']],
  },
  messages: {
    title: 'Messages',
    reading: ['What this window told, newest first. The last fifty stay until it is closed.'],
    troubles: [],
  },
} as const satisfies Readonly<Record<string, Help>>;
