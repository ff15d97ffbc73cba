/**
 * Columns of a night, float64, one after another:
 *   GET /api/sleeps/<sleepId>/memories?fields=a,b   MEMORY_COLUMNS
 *   GET /api/sleeps/<sleepId>/recalls?fields=a,b    RECALL_COLUMNS
 *   GET /api/sleeps/<sleepId>/map                   x, y, distortion
 */
import { MEMORY_COLUMNS } from '../services/night/api.ts';
import { readColumns, type NightTable } from '../services/night/layout.ts';
import type { NightService } from '../services/night/service.ts';
import type { BinaryRoute } from './binary.ts';
import { bytesOf, fieldsOf, sendFixed } from './reply.ts';

const ROUTE = /^\/api\/sleeps\/([0-9a-f]{16})\/(memories|recalls|map)$/;
export const MAP_COLUMNS = ['x', 'y', 'distortion'] as const;

export const nightRoute = (dataFolder: string, night: Pick<NightService, 'points'>): BinaryRoute => ({
  pattern: ROUTE,
  async answer(request, response, url) {
    const [, sleepId, table] = ROUTE.exec(url.pathname) as unknown as [string, string, NightTable | 'map'];
    if (table === 'map') {
      const { columns, rows, tag } = await night.points(sleepId);
      await sendFixed(request, response, tag, () => ({ body: bytesOf(columns), columns: MAP_COLUMNS, rows }));
      return;
    }
    await sendFixed(request, response, `${sleepId}-${table}`, () => {
      const fields = fieldsOf(url.searchParams, MEMORY_COLUMNS.length);
      const { columns, rows } = readColumns(dataFolder, sleepId, table, fields);
      return { body: bytesOf(columns), columns: fields, rows };
    });
  },
});
