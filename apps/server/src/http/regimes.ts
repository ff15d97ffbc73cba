/** `GET /api/regimes/<id>/track?fields=a,b&from=&to=`: columns of a labelled series, float64, one after another. */
import { noData } from '@janus/domain';
import { TRACK_COLUMNS } from '../services/regimes/layout.ts';
import { readRegimeReport, trackColumns } from '../services/regimes/store.ts';
import type { BinaryRoute } from './binary.ts';
import { bytesOf, fieldsOf, rangeOf, sendFixed } from './reply.ts';

const ROUTE = /^\/api\/regimes\/([^/]+)\/track$/;

export const regimeRoute = (dataFolder: string): BinaryRoute => ({
  pattern: ROUTE,
  async answer(request, response, url) {
    const id = ROUTE.exec(url.pathname)?.[1] ?? '';
    const report = readRegimeReport(dataFolder, id);
    if (!report) throw noData(`there is no labelled series ${id}`);
    await sendFixed(request, response, id, () => {
      const columns = fieldsOf(url.searchParams, TRACK_COLUMNS.length);
      const { from, to } = rangeOf(url.searchParams, report.bars);
      return { body: bytesOf(trackColumns(dataFolder, id, columns, from, to)), columns, rows: to - from };
    });
  },
});
