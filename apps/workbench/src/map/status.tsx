/** What the tab rows of the Map page say: small, since they come with the page. */
import { fixed } from '@janus/views';
import { Segments } from '../panel/controls.tsx';
import { COLOUR_BY } from './colours.ts';
import { useMap } from './map-store.ts';

export function MapStatus() {
  const by = useMap((s) => s.by);
  const renderer = useMap((s) => s.renderer);
  const why = useMap((s) => s.whySlower);
  const data = useMap((s) => s.data);
  if (!data) return null;
  return (
    <>
      <Segments
        label="Colour by"
        value={by}
        options={COLOUR_BY.map((name) => [name, name])}
        onChange={(now) => useMap.setState({ by: now })}
      />
      {renderer && (
        <span className={renderer === 'WebGL2' ? 'dim' : 'warn'} title={why || undefined} data-part="renderer">
          {renderer}
        </span>
      )}
    </>
  );
}

const SIGNS = { good: '●', fair: '◐', unreliable: '○' } as const;
export function QualityStatus() {
  const info = useMap((s) => s.data?.info ?? null);
  if (!info) return null;
  if (info.grade === null) return <span className="mid">too few points to say</span>;
  return (
    <span className={info.grade === 'unreliable' ? 'warn' : 'mid'} data-part="grade">
      {SIGNS[info.grade]} {info.grade}, {fixed(info.n)} points
    </span>
  );
}
