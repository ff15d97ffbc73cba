/**
 * When each detector of the amygdala, and all of them together, first spoke in known crises, and how often they cried
 * wolf outside; and VPIN from price changes beside VPIN from the recorded side. Printed as found: the protocol stands
 * in packages/backtest/src/alarms/protocol.ts.
 */
import { THREATS } from '@janus/domain';
import { aftermath, type Aftermath } from '../../packages/backtest/src/alarms/aftermath.ts';
import {
  ALARM_SETS,
  TOXICITY_HORIZONS,
  TOXICITY_SET,
  VPIN_FILES,
} from '../../packages/backtest/src/alarms/protocol.ts';
import { checkVpin, type VpinRow } from '../../packages/backtest/src/alarms/vpin-check.ts';
import { recordAlarms, watchAlarms, type AlarmRow } from '../../packages/backtest/src/alarms/watch.ts';
import { nameOf, readSet, readTaker } from './files.ts';

const MINUTES_A_DAY = 1440;

interface SetResult {
  readonly set: string;
  readonly crises: readonly string[];
  readonly rows: readonly AlarmRow[];
}
interface FileResult extends VpinRow {
  readonly file: string;
}

const moment = (time: number): string =>
  Number.isNaN(time) ? '–' : new Date(time).toISOString().slice(0, 16).replace('T', ' ');

function printSet({ set, crises, rows }: SetResult): void {
  console.log(`\n${set}`);
  const head = ['detector', ...crises.map((c) => `first in ${c}`), 'false a day'];
  const lines = rows.map((r) => [
    r.detector,
    ...r.first.map((f) => (r.told ? `${moment(f.time)} ${shortOf(f.symbol)}`.trim() : 'cannot say')),
    r.told ? r.falseAlarmsPerDay.toFixed(3) : '–',
  ]);
  printTable([head, ...lines]);
}

/** 'ALGOUSDT' of 'ALGOUSDT-1m-2025-02', 'BTCUSDC' of 'binanceus_BTCUSDC_1m'; nothing. */
const shortOf = (symbol: string): string => symbol.replace(/^binanceus_/, '').split(/[-_]/)[0]!;

function printTable(rows: readonly (readonly string[])[]): void {
  const width = rows[0]!.map((_, c) => Math.max(...rows.map((r) => r[c]!.length)));
  for (const row of rows)
    console.log(row.map((cell, c) => (c === 0 ? cell.padEnd(width[c]!) : cell.padStart(width[c]!))).join('  '));
}

function printVpin(rows: readonly FileResult[]): void {
  console.log('\nVPIN from price changes (bulk) beside VPIN from the taker side, 1m');
  const head = ['file', 'tail', 'bars', 'bulk', 'true', 'corr', '|diff|', 'classified', 'halves', 'top tenth'];
  printTable([
    head,
    ...rows.map((r) => [
      r.file,
      r.tail,
      String(r.bars),
      ...[r.meanBulk, r.meanTrue, r.correlation, r.meanDifference, r.classified, r.halves, r.upperTenth].map((x) =>
        x.toFixed(3),
      ),
    ]),
  ]);
}

interface AfterToxicity extends Aftermath {
  readonly file: string;
  readonly horizon: string;
  readonly alarmsPerDay: number;
}

function afterToxicity(folder: string): AfterToxicity[] {
  return readSet(folder, TOXICITY_SET).flatMap((series) => {
    const ratio = recordAlarms([series])[0]!.ratio[THREATS.indexOf('toxicity')]!;
    return TOXICITY_HORIZONS.map(([horizon, bars]) => {
      const found = aftermath(ratio, series.close, bars);
      const alarmsPerDay = (found.alarms / found.told) * TOXICITY_SET.barsPerDay;
      return { file: series.symbol, horizon, alarmsPerDay, ...found };
    });
  });
}

function printAfterToxicity(rows: readonly AfterToxicity[]): void {
  console.log('\nVolatility after alarms of toxicity, of its mean; calm = not above it');
  const head = ['file', 'within', 'bars alarmed', 'alarms', 'a day', 'volatility', 'calm'];
  printTable([
    head,
    ...rows.map((r) => [
      r.file,
      r.horizon,
      `${((100 * r.alarmed) / r.told).toFixed(2)} %`,
      String(r.alarms),
      r.alarmsPerDay.toFixed(3),
      `×${r.ratio.toFixed(2)}`,
      String(r.calm),
    ]),
  ]);
}

/** @param folder of the test data @param json one object at the end instead of tables */
export function printAlarms(folder: string, json: boolean): void {
  const sets = ALARM_SETS.map((set): SetResult => {
    const result = {
      set: set.name,
      crises: set.crises.map((c) => c.name),
      rows: watchAlarms(set, readSet(folder, set)),
    };
    if (!json) printSet(result);
    return result;
  });
  const vpin = VPIN_FILES.flatMap((file): FileResult[] => {
    const bars = readTaker(folder, file);
    return (['normal', 'student'] as const).map((tail) => ({
      file: nameOf(file),
      ...checkVpin(bars, MINUTES_A_DAY, tail),
    }));
  });
  const toxicity = afterToxicity(folder);
  if (json) {
    console.log(JSON.stringify({ sets, vpin, toxicity }, null, 2));
    return;
  }
  printVpin(vpin);
  printAfterToxicity(toxicity);
}
