export const CHROMIUM_FLAGS: string[];
export function findChromium(env?: Record<string, string | undefined>): { path: string; from: string } | null;
