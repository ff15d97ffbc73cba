/** A driver's program, built where it has to be, started when it is first asked. */
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from './build.ts';
import { openChild, type CardChild } from './child.ts';
import { findXrt, type Choice, type XrtPlace } from './driver.ts';

const PATIENCE_MS = 10_000;

export const cardFolder = (dataFolder: string): string => path.join(dataFolder, 'card');

const kernelFiles = ['gaf/kernel.cpp', 'ltn/kernel.cpp'];

/** XRT finds its drivers below XILINX_XRT/lib; for Debian's package a folder of links stands in. */
function xrtHome(folder: string, place: XrtPlace): string {
  if (place.linked) return path.dirname(place.lib);
  const home = path.join(folder, 'xrt');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(path.join(home, 'lib'), { recursive: true });
  symlinkSync(place.include, path.join(home, 'include'));
  for (const name of readdirSync(place.lib))
    if (/^libxrt.*\.so/.test(name)) symlinkSync(path.join(place.lib, name), path.join(home, 'lib', name));
  return home;
}

/** The description of a card without logic that XRT's noop emulation loads. */
async function noopImage(folder: string, place: XrtPlace, env: NodeJS.ProcessEnv): Promise<string> {
  const files = ['host/noop_image.cpp'];
  const maker = await build(folder, { name: 'noop-image', files, options: [`-I${place.include}`] }, env);
  const image = path.join(folder, 'noop.xclbin');
  await promisify(execFile)(maker, [image]);
  return image;
}

/** @throws JanusError refused, failed where the program cannot be built */
export async function openDriver(
  choice: Choice & { readonly driver: string },
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<CardChild> {
  if (choice.driver === 'csim') {
    const program = await build(folder, { name: 'csim', files: ['host/csim.cpp', ...kernelFiles] }, env);
    return openChild({ program, args: [], env, patienceMs: PATIENCE_MS });
  }
  const place = findXrt(env)!;
  const options = [`-I${place.include}`, `-L${place.lib}`, '-lxrt_coreutil', '-luuid'];
  const program = await build(folder, { name: 'xrt', files: ['host/xrt.cpp'], options }, env);
  const image = choice.image ?? (await noopImage(folder, place, env));
  const home = xrtHome(folder, place);
  const set = { ...env, XILINX_XRT: home, LD_LIBRARY_PATH: path.join(home, 'lib') };
  return openChild({
    program,
    args: [image],
    env: choice.driver === 'noop' ? { ...set, XCL_EMULATION_MODE: 'noop' } : set,
    patienceMs: PATIENCE_MS,
  });
}
