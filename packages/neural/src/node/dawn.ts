/** WebGPU in Node: Dawn, from the package `webgpu`. On a machine without a card, through SwiftShader's Vulkan driver. */
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { create, globals } from 'webgpu';

/** Debian's Chromium brings a Vulkan loader and the description of its SwiftShader driver. */
const DRIVER = '/usr/lib/chromium/vk_swiftshader_icd.json';
const LOADER = '/usr/lib/chromium/libvulkan.so.1';
const RTLD_NODELETE = 0x1000;
const shared = new Map<boolean, GPU>();

/**
 * Makes the loader stay in the process, so that Dawn finds it by its name where the system has none. Node reports that
 * it is no add-on, which is true and no fault.
 */
function keepLoader(): void {
  try {
    process.dlopen({ exports: {} }, LOADER, constants.dlopen.RTLD_NOW | RTLD_NODELETE);
  } catch {
    // Dawn says what is missing.
  }
}

/**
 * One a process with a driver of software, one without.
 * @param software lets the loader see Chromium's SwiftShader where VK_ICD_FILENAMES names nothing else
 */
export function dawn(software: boolean): GPU {
  const found = shared.get(software) ?? open(software);
  // The library asks for navigator.gpu; Node has a navigator from 21 on.
  if (!('navigator' in globalThis))
    Object.defineProperty(globalThis, 'navigator', {
      value: { userAgent: `Node.js/${process.versions.node.split('.')[0]}` },
      configurable: true,
      writable: true,
    });
  Object.defineProperty(globalThis.navigator, 'gpu', { value: found, configurable: true });
  return found;
}

function open(software: boolean): GPU {
  if (software && existsSync(DRIVER)) {
    process.env['VK_ICD_FILENAMES'] ??= DRIVER;
    if (existsSync(LOADER)) keepLoader();
  }
  for (const [name, value] of Object.entries(globals))
    if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  const gpu = create([]);
  shared.set(software, gpu);
  return gpu;
}
