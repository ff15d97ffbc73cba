import { openBarWriter, readSeries } from '/work/main/apps/server/src/services/data/parquet.ts';
import { openLines } from '/work/main/apps/server/src/services/data/lines.ts';
import * as m from '@janus/market';
const file = process.argv[2]!;
const t0 = performance.now();
const w = await openBarWriter('/tmp/spill');
const l = openLines(file);
let r: m.Reader | null = null,
  pend: string[] = [],
  n = 0;
const bar = m.newReadBar();
const feed = (ls: readonly string[]) => {
  for (const x of ls) if (m.readLine(r!, x, ++n, bar)) w.append(bar);
};
for await (const b of l.batches()) {
  if (!r) {
    pend.push(...b);
    if (pend.length >= 1000) {
      r = m.openReader(pend.slice(0, 1000));
      feed(pend);
      pend = [];
    }
  } else feed(b);
}
if (!r) {
  r = m.openReader(pend);
  feed(pend);
}
const info = m.closeReader(r!);
const t1 = performance.now();
await w.finish('/tmp/x.parquet', info);
w.close();
const t2 = performance.now();
console.log(
  r!.rows,
  l.sha256().slice(0, 16),
  'read',
  (t1 - t0).toFixed(0),
  'copy',
  (t2 - t1).toFixed(0),
  'rss',
  (process.resourceUsage().maxRSS / 1024).toFixed(0),
);
if (process.argv[3]) {
  const s = await readSeries('/tmp/x.parquet', '/tmp/spill', {
    symbol: 'X',
    timeframeMs: 60000,
    assetClass: 'crypto',
    side: 'trade',
    ...info,
  });
  console.log(s.length, s.time[1], s.close.at(-1), 'load', (performance.now() - t2).toFixed(0));
}
