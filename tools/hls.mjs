// Writes hls/formats.hpp from hls/manifest.json, the one source of formats, limits, operations and tolerances of the
// kernels for the card. `node tools/hls.mjs` writes, `--check` says whether it is up to date. Plain Node.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', 'hls');
const target = path.join(folder, 'formats.hpp');

const constant = (name, value) => `constexpr std::int32_t ${name.toUpperCase()} = ${value};`;

function kernelText(name, { id, limits, formats, operations, tolerance }) {
  return [
    `namespace ${name}_formats {`,
    constant('ID', id),
    ...Object.entries(limits).flatMap(([what, { min, max }]) => [
      constant(`${what}_MIN`, min),
      constant(`${what}_MAX`, max),
    ]),
    ...Object.entries(formats).map(
      ([what, { width, integer, rounding, overflow, holds }]) =>
        `using ${what}_t = ap_fixed<${width}, ${integer}, ${rounding}, ${overflow}>; // ${holds}`,
    ),
    ...Object.entries(operations).map(([what, code]) => constant(what, code)),
    `constexpr double TOLERANCE = ${tolerance};`,
    `} // namespace ${name}_formats`,
  ].join('\n');
}

/** @returns the header that the manifest asks for */
export function header() {
  const { kernels } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
  const parts = Object.entries(kernels).map(([name, kernel]) => kernelText(name, kernel));
  return [
    '// Made from manifest.json by tools/hls.mjs: change that one.',
    '#pragma once',
    '#include "fixed.hpp"',
    '',
    parts.join('\n\n'),
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv.includes('--check')) writeFileSync(target, header());
  else if (readFileSync(target, 'utf8') !== header()) {
    console.error('hls/formats.hpp is not what hls/manifest.json asks for: run node tools/hls.mjs');
    process.exit(1);
  } else console.log('hls/formats.hpp is up to date');
}
