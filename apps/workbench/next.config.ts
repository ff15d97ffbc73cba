/** The workbench is a static export: every byte a visitor gets is a file, all data comes from the server's API. */
import type { NextConfig } from 'next';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');
/** Every package of ours that reaches the bundle; each exports its TypeScript source. */
const OURS = [
  'domain',
  'numerics',
  'kernels',
  'logic',
  'manifold',
  'neural',
  'market',
  'indicators',
  'regime',
  'strategies',
  'exchange',
  'visual-cortex',
  'thalamus',
  'hypothalamus',
  'amygdala',
  'prefrontal',
  'basal-ganglia',
  'cerebellum',
  'hippocampus',
  'cortex',
  'integration',
  'views',
];

const config: NextConfig = {
  ...(process.env.NODE_ENV === 'production' ? { output: 'export' as const } : {}),
  transpilePackages: OURS.map((name) => `@janus/${name}`),
  // `npm run typecheck` checks the types of the whole repository; a second pass here would only delay the first start.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  reactStrictMode: true,
  devIndicators: false,
  turbopack: { root },
};
export default config;
