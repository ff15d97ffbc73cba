/** In-place help of the Vision page. */
import type { Help } from '../panel/help-text.ts';

export const HELP = {
  video: {
    title: 'Video',
    reading: [
      'The window of closes that ends at the cursor, scaled to [−1, 1] and read as angles φ = arccos x̃. GASF is cos(φi + φj), GADF sin(φi − φj): each cell compares two moments. Time runs right and up.',
      'Below: the raw window above the scaled one in its [−1, 1] box, with what touches an end of the box marked; the polar clock, where angle is the value and distance from the centre the time. The dashed ray is the mean angle, the filled square is now, the open ring the start.',
      'Point at a cell: both its moments light up below. The strip is the video: a frame every so many bars, as chosen; the framed one is the last that the cursor has wholly seen, an orange corner marks a threat. f chooses the field, s the stride.',
      'Another data set opens its newest run, since cursor and events are a run’s; one without a run is replayed first.',
    ],
    troubles: [
      ['all one colour', 'too little variance in the window', 'take a longer window'],
      ['diagonal stripes', 'gaps or misaligned timestamps', 'look at the coverage on the Data page'],
      ['large flat ends', 'outliers saturate the scale at ±1', 'choose tanh, or a shorter window'],
    ],
  },
  training: {
    title: 'Training',
    reading: [
      'A small model learns in this browser, in a worker. It sees the window, stride and field chosen for the video, four frames of 16 × 16 cells; not the closes but each bar’s return and range, standardised on the training block. MLP and LSTM see the features of the same bars without a picture.',
      'Next volatility: logarithm of the realised volatility of the next bars. Direction: down, flat or up over them, flat within half a volatility. Masked patches: half of the patches are hidden and painted in again, without labels; a ViViT alone can do it.',
      'Solid: mean loss of an epoch’s steps. Dashed: loss of the validation block after it; the weights of its lowest are kept. Five epochs without a better one end the training.',
      'The split is by time: a sample trains only if its label and an embargo end before validation begins, likewise validation before the test. The test block is looked at once, at the end, beside what one would have without the model.',
      'Pause and Cancel are heard between two steps. Weights are a safetensors file that also says what the model is; it opens here and with janus.',
    ],
    troubles: [
      [
        'validation rises while training falls',
        'the model learns the past by heart',
        'fewer epochs, or a smaller model',
      ],
      [
        'not better than persistence',
        'volatility tells itself: the last bars say most',
        'nothing: that is the finding',
      ],
      ['direction near chance', 'next to nothing can be foretold', 'nothing: that is the finding'],
      ['WebGPU was not taken', 'the only adapter is imitated by the processor', 'nothing: WebAssembly is faster then'],
      ['too few samples', 'the run is short for window, horizon and embargo', 'a longer data set, or a shorter window'],
    ],
  },
  attention: {
    title: 'Attention',
    reading: [
      'What the trained ViViT looks at in the window that ends at the cursor. Left: one frame with its patches; colour and figure, in %, are how much the class token looks at each. What is missing to 100 it gives to itself. Time runs right and up.',
      'Right: attention across the frames of the window, a row a token, each row summing to 100. A number above a column shows that frame.',
      'Layer and head are chosen above; the mean of all heads is the default. A click on a patch shows what that patch looks at.',
      'Evenness is the entropy as a share of the largest: 1 looks at all alike, 0 at one patch.',
    ],
    troubles: [
      ['evenness 1, all alike', 'untrained, or hardly trained', 'train longer, or on masked patches'],
      ['no attention', 'the model is not a ViViT', 'train a ViViT'],
      ['the same at every bar', 'positions decide and not the picture', 'more epochs, or masked patches'],
    ],
  },
  trace: {
    title: 'Embedding',
    reading: [
      'The trained model’s embedding of windows through the whole run. First picture: a row a component, each in its own deviations; the line is the cursor, the dashed line the end of the training block.',
      'Second picture: a map of the same (UMAP, 15 neighbours, one seed). Dark is early, bright is late; full dots were trained on, open ones not; the ring is the present, the line behind it the windows before.',
      'A click goes to that window. Distances between far clusters mean little on such a map.',
    ],
    troubles: [
      ['one long thread', 'neighbouring windows share bars', 'nothing: look at where it returns to'],
      ['open dots lie apart', 'the market has changed since the training block', 'train on later data'],
      ['rows all alike', 'the embedding has few directions', 'more epochs, or another task'],
    ],
  },
  latency: {
    title: 'Latency',
    reading: [
      'What an embedding takes in this browser, stage by stage: the window is split into frames, scaled, drawn, encoded and projected. Measured on the last thousand windows of the run, with the last ViViT and the last DiffGAF-LSTM that were at hand.',
      'Mean is true whatever the clock; percentiles are whole ticks of it, and how long a tick is stands below the table.',
      'The badge says which of the two would see now. The ViViT gives way once the 95th percentile of its last 64 latencies was above the budget three times in a row; it comes back after 256 calm ones of the DiffGAF-LSTM, below half the budget, and after twice as many each time it has to give way again soon.',
      'In a run the same rule goes by recorded or simulated latencies, never by the clock of a replay, and each change stands in the records: the inspector says what a bar was seen through.',
    ],
    troubles: [
      ['only one column', 'one of the two models was not trained on this page', 'train or load the other one'],
      ['0 µs in a stage', 'it takes less than a tick of the clock', 'read its mean'],
      ['the ViViT never gives way', 'the budget is above what it takes', 'choose a smaller budget'],
    ],
  },
  parity: {
    title: 'Parity',
    reading: [
      'The same input on every machine that this browser has: both fields of the window that ended at the cursor when Compare was pressed, and the embedding of that window by a small ViViT whose weights are drawn from seed 1. CPU is the reference: plain JavaScript, for the fields in double precision.',
      'Hash is of the bytes (FNV-1a). Another hash within the tolerance is rounding; beyond it the row turns red and says × differs.',
      'Server WASM draws the same window in the server’s process. The card draws in fixed point, with a tolerance of its own; where a C simulation answers for it, that is said. It draws 64 cells at most.',
      'Inject puts an error of a thousandth into one number of that row, to see that it is found.',
      'A graphics card that the processor imitates is not used unless it is asked for: it proves nothing about speed, and takes seconds.',
    ],
    troubles: [
      [
        'not here',
        'this browser has no such machine, or only an imitated one',
        'tick the box, or use a browser with a card',
      ],
      [
        '× differs without an injected error',
        'driver or kernel is at fault',
        'copy the row into a report; use WASM meanwhile',
      ],
    ],
  },
} satisfies Record<string, Help>;
