/**
 * Which driver answers for the card: a card through XRT where XRT is installed and an image is named, XRT's noop
 * emulation, else the C simulation where there is a compiler; or none, with the cure. Looks, and starts nothing.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findCompiler, NO_COMPILER } from './build.ts';

export const DRIVERS = ['csim', 'xrt', 'noop'] as const;
export type DriverName = (typeof DRIVERS)[number];

export type Choice =
  | {
      readonly driver: DriverName;
      /** Of the image that the card is loaded with; null for csim, and for noop where one is made. */
      readonly image: string | null;
      readonly detail: string;
    }
  | { readonly driver: null; readonly detail: string; readonly cure: string };

/** Where XRT's headers and libraries lie: a tree of AMD's own, or Debian's package. */
export interface XrtPlace {
  readonly include: string;
  readonly lib: string;
  /** Debian's tree is not the one that XRT looks for at run time: it wants one that is linked together. */
  readonly linked: boolean;
}

const DEBIAN_INCLUDE = '/usr/include/xrt';
const DEBIAN_LIB = '/usr/lib/x86_64-linux-gnu';

export function findXrt(env: NodeJS.ProcessEnv): XrtPlace | null {
  const home = env['XILINX_XRT'];
  if (home && existsSync(path.join(home, 'include/xrt/xrt_device.h')))
    return { include: path.join(home, 'include'), lib: path.join(home, 'lib'), linked: true };
  return existsSync(path.join(DEBIAN_INCLUDE, 'xrt/xrt_device.h')) && existsSync('/usr/include/uuid/uuid.h')
    ? { include: DEBIAN_INCLUDE, lib: DEBIAN_LIB, linked: false }
    : null;
}

const XRT_CURE = 'install XRT (Debian: sudo apt-get install libxrt-dev uuid-dev), or unset JANUS_CARD';

function viaXrt(driver: 'xrt' | 'noop', env: NodeJS.ProcessEnv): Choice {
  if (!findXrt(env)) return { driver: null, detail: 'XRT is not installed', cure: XRT_CURE };
  if (!findCompiler(env))
    return { driver: null, detail: 'the host program of XRT must be compiled', cure: NO_COMPILER };
  const image = env['JANUS_XCLBIN'] || null;
  if (driver === 'noop')
    return { driver, image, detail: "XRT's noop emulation: everything is sent, nothing is computed" };
  if (image === null || !existsSync(image))
    return {
      driver: null,
      detail: image === null ? 'no image of the kernels is named' : `JANUS_XCLBIN=${image} is not there`,
      cure: 'set JANUS_XCLBIN to the .xclbin that Vitis made of hls/, or unset JANUS_CARD',
    };
  return { driver, image, detail: `a card through XRT, loaded with ${image}` };
}

function simulated(env: NodeJS.ProcessEnv): Choice {
  const compiler = findCompiler(env);
  return compiler
    ? { driver: 'csim', image: null, detail: `C simulation of hls/, built with ${compiler.version}` }
    : { driver: null, detail: `no card, and ${env['CXX'] || 'g++'} does not run`, cure: NO_COMPILER };
}

/** JANUS_CARD names a driver; `off` wants none; unset, a card where JANUS_XCLBIN names its image, else the C simulation. */
export function chooseDriver(env: NodeJS.ProcessEnv): Choice {
  const wanted = env['JANUS_CARD'] ?? '';
  switch (wanted) {
    case '':
      return env['JANUS_XCLBIN'] ? viaXrt('xrt', env) : simulated(env);
    case 'off':
      return { driver: null, detail: 'switched off by JANUS_CARD', cure: 'unset JANUS_CARD' };
    case 'csim':
      return simulated(env);
    case 'xrt':
    case 'noop':
      return viaXrt(wanted, env);
    default:
      return {
        driver: null,
        detail: `JANUS_CARD=${wanted} is none of ${[...DRIVERS, 'off'].join(', ')}`,
        cure: 'correct JANUS_CARD, or unset it',
      };
  }
}
