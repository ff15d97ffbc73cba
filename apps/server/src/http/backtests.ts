/**
 * Files of a finished backtest:
 *   GET /api/backtests/<runId>/curves                  CURVE_COLUMNS, at most 4,000 points, float64
 *   GET /api/backtests/<runId>/report.html             the report, one file
 *   GET /api/backtests/<runId>/<table>.<csv|parquet>   trades, equity, bars
 */
import type { ServerResponse } from 'node:http';
import { CURVE_COLUMNS, type ExportFormat, type ExportTable } from '../services/backtests/api.ts';
import { pointsOf } from '../services/backtests/curves.ts';
import { exportColumns, exportFile } from '../services/backtests/export.ts';
import { readTables } from '../services/backtests/read.ts';
import { reportHtml } from '../services/backtests/report.ts';
import type { BacktestService } from '../services/backtests/service.ts';
import type { BinaryRoute } from './binary.ts';
import { bytesOf, sendFixed } from './reply.ts';

const ROUTE = /^\/api\/backtests\/([0-9a-f]{8,64})\/(curves|report\.html|(trades|equity|bars)\.(csv|parquet))$/;
const POINTS = 4000;
const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
};

function sendFile(response: ServerResponse, name: string, type: string, body: Buffer, head: boolean): void {
  response.writeHead(200, {
    'content-type': type,
    'content-length': body.length,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  });
  response.end(head ? undefined : body);
}

export const backtestRoute = (dataFolder: string, backtests: Pick<BacktestService, 'get'>): BinaryRoute => ({
  pattern: ROUTE,
  async answer(request, response, url) {
    const [, runId = '', what, table, format] = ROUTE.exec(url.pathname) ?? [];
    const head = request.method === 'HEAD';
    if (what === 'curves') {
      await sendFixed(request, response, `${runId}-curves`, async () => {
        const { curves } = await readTables(dataFolder, runId);
        const at = pointsOf(curves, POINTS);
        const flat = new Float64Array(CURVE_COLUMNS.length * at.length);
        CURVE_COLUMNS.forEach((name, c) =>
          at.forEach((bar, i) => (flat[c * at.length + i] = name === 'bar' ? bar : curves[name][bar]!)),
        );
        return { body: bytesOf(flat), columns: CURVE_COLUMNS, rows: at.length };
      });
      return;
    }
    const tables = await readTables(dataFolder, runId);
    if (what === 'report.html') {
      const html = reportHtml(await backtests.get(runId), tables);
      sendFile(response, `janus-${runId.slice(0, 8)}.html`, 'text/html; charset=utf-8', Buffer.from(html), head);
      return;
    }
    const columns = exportColumns(tables, table as ExportTable);
    const body = await exportFile(columns, format as ExportFormat);
    sendFile(response, `janus-${runId.slice(0, 8)}-${table}.${format}`, TYPES[format as ExportFormat], body, head);
  },
});
