/**
 * Weather of a place, and of space. OpenWeatherMap is read as https://openweathermap.org/forecast5 documents it (air
 * temperature, a value every three hours). NOAA's Space Weather Prediction Center describes its products
 * (https://www.swpc.noaa.gov/products/planetary-k-index, /products/real-time-solar-wind) and not their files: these are
 * read as public programs read them, tables of text under a header row, or the same columns as objects.
 */
import { badInput } from '@janus/domain';
import { inOrder, isObject, listOf, momentOf, numberOf, parseJson, type Observation, type Source } from './source.ts';

function degrees(x: number | undefined, name: string, most: number): number {
  if (x === undefined || !(Math.abs(x) <= most))
    throw badInput(`OpenWeatherMap asks for a place: ${name} ${x} is not a number in [−${most}, ${most}]`);
  return x;
}

/** No air on Earth was ever measured outside, °C; every kelvin of it is above. An answer does not name its unit. */
const AIR = [-95, 60] as const;

function celsius(x: unknown, name: string): number {
  const value = numberOf(x, name, 'OpenWeatherMap');
  if (value < AIR[0] || value > AIR[1])
    throw badInput(`OpenWeatherMap: ${name} ${value} is not in [−95, 60] °C: ask with units=metric`);
  return value;
}

export const openWeatherMap: Source = {
  id: 'openweathermap',
  name: 'OpenWeatherMap',
  kind: 'weather',
  unit: '°C',
  documentation: 'https://openweathermap.org/forecast5',
  key: { where: 'parameter', name: 'appid' },
  request({ latitude, longitude }) {
    const lat = degrees(latitude, 'latitude', 90);
    const lon = degrees(longitude, 'longitude', 180);
    return `https://api.openweathermap.org/data/2.5/forecast?lat=${lat}&lon=${lon}&units=metric`;
  },
  parse(text) {
    const answer = parseJson(text, 'OpenWeatherMap');
    if (!isObject(answer)) throw badInput('OpenWeatherMap: the answer is not an object');
    if (String(answer['cod']) !== '200')
      throw badInput(`OpenWeatherMap refused: ${String(answer['cod'])}: ${String(answer['message'])}`);
    return inOrder(
      listOf(answer['list'], 'list', 'OpenWeatherMap').map((entry, i): Observation => {
        const main = isObject(entry) ? entry['main'] : undefined;
        if (!isObject(entry) || !isObject(main)) throw badInput(`OpenWeatherMap: entry ${i + 1} has no main`);
        const sky: unknown = Array.isArray(entry['weather']) ? entry['weather'][0] : undefined;
        const text = isObject(sky) && typeof sky['description'] === 'string' ? { text: sky['description'] } : {};
        return {
          time: 1000 * numberOf(entry['dt'], `dt of entry ${i + 1}`, 'OpenWeatherMap'),
          value: celsius(main['temp'], `main.temp of entry ${i + 1}`),
          ...text,
        };
      }),
    );
  },
};

/** A table of NOAA as rows by column, whether it came as rows under a header or as objects. */
function tableOf(text: string, source: string): readonly Readonly<Record<string, unknown>>[] {
  const rows = listOf(parseJson(text, source), 'the answer', source);
  const [header, ...rest] = rows;
  if (header === undefined) throw badInput(`${source}: the table is empty`);
  if (isObject(header)) return rows.map((row) => (isObject(row) ? row : {}));
  const names = listOf(header, 'the header', source).map(String);
  return rest.map((row, i) => {
    const cells = listOf(row, `row ${i + 1}`, source);
    if (cells.length !== names.length)
      throw badInput(`${source}: row ${i + 1} has ${cells.length} cells, the header ${names.length}`);
    return Object.fromEntries(names.map((name, c) => [name, cells[c]]));
  });
}

/** A column over time; a cell that is null was not measured, and is left out. */
function columnOf(text: string, column: string, source: string): Observation[] {
  const rows = tableOf(text, source);
  const first = rows[0];
  if (first !== undefined && !(column in first))
    throw badInput(`${source}: no column ${column}; there are ${Object.keys(first).join(', ')}`);
  return inOrder(
    rows.flatMap((row, i): Observation[] => {
      if (row[column] === null || row[column] === '') return [];
      return [
        {
          time: momentOf(row['time_tag'], `time_tag of row ${i + 1}`, source),
          value: numberOf(row[column], `${column} of row ${i + 1}`, source),
        },
      ];
    }),
  );
}

export const noaaKp: Source = {
  id: 'noaa-kp',
  name: 'NOAA planetary K index',
  kind: 'space-weather',
  unit: 'Kp',
  documentation: 'https://www.swpc.noaa.gov/products/planetary-k-index',
  key: null,
  request: () => 'https://services.swpc.noaa.gov/products/noaa-planetary-k-index.json',
  parse(text) {
    const all = columnOf(text, 'Kp', 'NOAA Kp');
    const odd = all.find(({ value }) => value < 0 || value > 9);
    if (odd) throw badInput(`NOAA Kp: ${odd.value} is not in [0, 9]`);
    return all;
  },
};

export const noaaSolarWind: Source = {
  id: 'noaa-solar-wind',
  name: 'NOAA solar wind speed',
  kind: 'space-weather',
  unit: 'km/s',
  documentation: 'https://www.swpc.noaa.gov/products/real-time-solar-wind',
  key: null,
  request: () => 'https://services.swpc.noaa.gov/products/solar-wind/plasma-7-day.json',
  parse: (text) => columnOf(text, 'speed', 'NOAA solar wind'),
};
