'use client';
/** View V3: what each head of the trained ViViT looks at, inside a frame and across the frames of the window. */
import { barLabel, colourMap, cssColour, fixed } from '@janus/views';
import { useEffect, useMemo, useState, type PointerEvent } from 'react';
import { useSurface } from '../../canvas/surface.ts';
import { useLoadedRun, type LoadedRun } from '../../data/run.ts';
import { showPanel } from '../../dock/dock-store.ts';
import { EmptyState } from '../../panel/states/empty-state.tsx';
import { ErrorState } from '../../panel/states/error-state.tsx';
import { RunStatus } from '../../panel/states/run-status.tsx';
import { Skeleton } from '../../panel/states/skeleton.tsx';
import { seek, useTime } from '../../state/time.ts';
import type { Attention, ModelFacts } from '../../workers/vision-protocol.ts';
import { busy, startTraining, useTraining, wake, wantAttention } from '../training/training-store.ts';
import { choose, useVision } from '../view-store.ts';
import body from '../../panel/body.module.css';
import styles from '../vision.module.css';
import { modelWords } from '../words.ts';
import { frameImage, paintFrame, patchAt, type FrameModel } from './paint-frame.ts';
import { evenness, looksAt, strongest } from './weights.ts';

type Sight = NonNullable<ModelFacts['sight']>;
const percent = (share: number): string => `${fixed(100 * share, 1)} %`;

/** [1 + frames]²: rows look, columns are looked at. */
function InTime(props: {
  readonly attention: Attention;
  readonly sight: Sight;
  readonly layer: number;
  readonly head: number;
  readonly frame: number;
  readonly onFrame: (frame: number) => void;
}) {
  const { attention, sight, layer, head, frame, onFrame } = props;
  const tokens = sight.frames + 1;
  const weights = attention.time[Math.min(layer, attention.time.length - 1)]!;
  const rows = Array.from({ length: tokens }, (_, token) =>
    looksAt(weights, { heads: sight.heads, tokens }, 0, head, token),
  );
  const most = Math.max(...rows.flatMap((row) => [...row]));
  const viridis = colourMap('viridis');
  const name = (token: number): string => (token === 0 ? 'class' : String(token));
  return (
    <table className={styles['matrix']} data-part="in-time">
      <caption>Across frames, %; each row sums to 100</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">looks at</span>
          </th>
          {rows.map((_, token) => (
            <th key={token} scope="col" aria-label={token === 0 ? 'class token' : `frame ${token}`}>
              {token === 0 ? (
                'class'
              ) : (
                <button type="button" aria-pressed={token - 1 === frame} onClick={() => onFrame(token - 1)}>
                  {name(token)}
                </button>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, token) => (
          <tr key={token}>
            <th scope="row">{name(token)}</th>
            {[...row].map((share, k) => (
              <td
                key={k}
                style={{
                  background: cssColour(viridis, share / most, 0, 1),
                  color: share / most > 0.55 ? '#0d0e10' : '#ffffff',
                }}
              >
                {fixed(100 * share)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Inside({
  attention,
  sight,
  run,
}: {
  readonly attention: Attention;
  readonly sight: Sight;
  readonly run: LoadedRun;
}) {
  const layer = Math.min(
    useVision((v) => v.layer),
    sight.spatialLayers - 1,
  );
  const head = Math.min(
    useVision((v) => v.head),
    sight.heads - 1,
  );
  const [chosenFrame, setFrame] = useState(sight.frames - 1);
  const [channel, setChannel] = useState(() => Math.max(0, sight.channels.indexOf('return GADF')));
  const [chosenToken, setToken] = useState(-1);
  const frame = Math.min(chosenFrame, sight.frames - 1);
  const across = sight.size / sight.patch;
  const patches = across ** 2;
  const token = chosenToken < patches ? chosenToken : -1;
  const looks = useMemo(
    () => looksAt(attention.space[layer]!, { heads: sight.heads, tokens: patches + 1 }, frame, head, token + 1),
    [attention, sight, layer, head, frame, token, patches],
  );
  const cells = sight.size ** 2;
  const offset = (frame * sight.channels.length + Math.min(channel, sight.channels.length - 1)) * cells;
  const field = sight.channels[channel]?.endsWith('GASF') ? 'gasf' : 'gadf';
  const image = useMemo(
    () => frameImage(attention.video.subarray(offset, offset + cells), sight.size, field),
    [attention, offset, cells, sight.size, field],
  );
  const end = attention.bar - (sight.frames - 1 - frame) * sight.stride;
  const label = (bar: number): string => barLabel(run.bars.time[Math.max(0, bar)]!, run.info.timeframeMs);
  const model: FrameModel = {
    cells: attention.video.subarray(offset, offset + cells),
    size: sight.size,
    patch: sight.patch,
    field,
    looks: looks.slice(1),
    token,
    labels: [label(end - sight.window + 1), label(end)],
  };
  const { host } = useSurface((c, size) => paintFrame(c, size, model, image));
  const best = strongest(looks, 1) - 1;
  const place = (k: number): string => `row ${Math.floor(k / across) + 1}, column ${(k % across) + 1}`;
  const pick = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = patchAt(box, sight, event.clientX - box.left, event.clientY - box.top);
    setToken(at === token ? -1 : at);
  };
  const who = token < 0 ? 'The class token' : `The patch in ${place(token)}`;
  return (
    <div
      className={body['fill']}
      data-part="attention"
      data-bar={attention.bar}
      data-head={head}
      data-layer={layer}
      data-frame={frame}
      data-token={token}
    >
      <p className={styles['told']} data-part="attention-told">
        {who} looks most at {place(best)}: <b>{percent(looks[best + 1]!)}</b>{' '}
        <span className="dim">(alike to all: {percent(1 / looks.length)})</span>, evenness{' '}
        <b>{fixed(evenness(looks), 2)}</b>
      </p>
      <div className={styles['inside']}>
        <div
          ref={host}
          className={styles['frame']}
          role="img"
          aria-label={`Frame ${frame + 1} of ${sight.frames}, ${sight.channels[channel]}: ${who.toLowerCase()} looks most at ${place(best)}, ${percent(looks[best + 1]!)}`}
          onPointerDown={pick}
        />
        <div className={styles['beside']}>
          <label className={styles['channel']}>
            <span className="mid">Frame drawn</span>
            <select value={channel} onChange={(event) => setChannel(Number(event.target.value))}>
              {sight.channels.map((name, k) => (
                <option key={name} value={k}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <InTime
            attention={attention}
            sight={sight}
            layer={layer}
            head={head}
            frame={frame}
            onFrame={(next) => setFrame(next)}
          />
          <p className={styles['hint']}>
            Numbers above columns choose the frame; a click on a patch shows what it looks at.
          </p>
        </div>
      </div>
    </div>
  );
}

export function AttentionPanel() {
  const run = useLoadedRun();
  const model = useTraining((s) => s.model);
  const attention = useTraining((s) => s.attention);
  const tooEarly = useTraining((s) => s.tooEarly);
  const phase = useTraining((s) => s.phase);
  const trouble = useTraining((s) => s.trouble);
  useEffect(() => {
    if (!run) return undefined;
    wake();
    wantAttention(useTime.getState().cursor);
    return useTime.subscribe((now, before) => {
      if (now.cursor !== before.cursor) wantAttention(now.cursor);
    });
  }, [run, model]);
  if (!run) return <RunStatus />;
  const train = (): void => {
    choose({ model: 'diffgaf-vivit' });
    showPanel('vision', 'training');
    startTraining();
  };
  if (!model?.sight)
    return (
      <EmptyState
        title={model ? `This ${modelWords(model.kind)} has no attention` : 'No model yet'}
        actions={busy(phase) ? [] : [{ label: 'Train a ViViT', run: train }]}
      >
        {busy(phase)
          ? 'A training is under way; what its model looks at stands here once it is a ViViT and done.'
          : 'A ViViT looks at patches of a frame and at frames of the window. Train one, or load the weights of one.'}
      </EmptyState>
    );
  if (tooEarly !== null)
    return (
      <EmptyState
        title="The window reaches before the first bar"
        actions={[{ label: 'Go to the first whole window', run: () => seek(tooEarly) }]}
      >
        The model sees {fixed(model.bars)} bars, and the features need some bars before that.
      </EmptyState>
    );
  if (!attention && trouble?.what === 'look')
    return (
      <ErrorState
        what="What the model looks at could not be told"
        why={trouble.why}
        cure="Train a model on these bars, or choose the data set that it was trained on."
        action={{ label: 'Train a ViViT', run: train }}
      />
    );
  if (!attention) return <Skeleton shape="plot" />;
  return <Inside attention={attention} sight={model.sight} run={run} />;
}
