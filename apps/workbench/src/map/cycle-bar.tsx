'use client';
/** Two sliders under the map: through the nights that were slept, and through the time of the memories. */
import { barMoment, fixed } from '@janus/views';
import { useMemo } from 'react';
import { chosenHead, chooseNight, useNights } from '../sleep/nights.ts';
import { untilTime, useMap, type MapData } from './map-store.ts';
import styles from './map.module.css';

const STEPS = 200;

export function CycleBar({ data }: { readonly data: MapData }) {
  const nights = useNights((s) => s.nights);
  const head = useNights(chosenHead);
  const until = useMap((s) => s.until);
  const cycles = useMemo(() => nights.filter((n) => n.map).toReversed(), [nights]);
  const at = Math.max(
    0,
    cycles.findIndex((n) => n.sleepId === head?.sleepId),
  );
  const { time } = data.memories;
  const shown = Math.min(time[time.length - 1] ?? 0, untilTime(data, until));
  const trust = cycles[at]?.map?.trust20 ?? null;
  return (
    <div className={styles['cycles']}>
      <label htmlFor="map-cycle">Night</label>
      <input
        id="map-cycle"
        type="range"
        min={1}
        max={Math.max(1, cycles.length)}
        step={1}
        value={at + 1}
        disabled={cycles.length < 2}
        aria-valuetext={`night ${at + 1} of ${cycles.length}, version ${cycles[at]?.version ?? 0}`}
        onChange={(event) => chooseNight(cycles[Number(event.target.value) - 1]?.sleepId ?? null)}
      />
      <span>
        {at + 1} of {cycles.length}{' '}
        <span className="dim">
          v{cycles[at]?.version ?? 0}, T(20) {fixed(trust ?? Number.NaN, 3)}
        </span>
      </span>
      <label htmlFor="map-until">Memories until</label>
      <input
        id="map-until"
        type="range"
        min={1}
        max={STEPS}
        step={1}
        value={Math.round(until * STEPS)}
        aria-valuetext={barMoment(shown, data.pitch)}
        onChange={(event) => useMap.setState({ until: Number(event.target.value) / STEPS })}
      />
      <span>{barMoment(shown, data.pitch)}</span>
    </div>
  );
}
