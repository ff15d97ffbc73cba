// Who may import whom. A package that is not named on the right is refused; so is an import that the package's own
// package.json does not declare, a path into another package's src, and any cycle between files.
const MATH = ['domain', 'numerics'];
const SECOND = [...MATH, 'kernels', 'logic', 'market']; // layers 0–1
const THIRD = [...SECOND, 'indicators']; // layers 0–2
const FOURTH = [...THIRD, 'regime', 'strategies', 'exchange'];

export const REGIONS = [
  'visual-cortex',
  'thalamus',
  'hypothalamus',
  'amygdala',
  'prefrontal',
  'basal-ganglia',
  'cerebellum',
  'hippocampus',
  'cortex',
];

export const ALLOWED = {
  // layer 0
  domain: [],
  numerics: [],
  // layer 1
  kernels: MATH,
  logic: MATH,
  market: MATH,
  // layer 2
  indicators: SECOND,
  manifold: SECOND,
  neural: SECOND,
  // layer 3: a region never imports another region, nor regime
  regime: THIRD,
  strategies: THIRD,
  exchange: THIRD,
  ...Object.fromEntries(REGIONS.map((region) => [region, THIRD])),
  // layer 4
  integration: [...FOURTH, ...REGIONS],
  // layer 5
  backtest: [...FOURTH, ...REGIONS, 'integration'],
  views: THIRD,
  // layer 6
  server: [...FOURTH, ...REGIONS, 'manifold', 'neural', 'integration', 'backtest', 'views'],
  cli: [...FOURTH, ...REGIONS, 'manifold', 'neural', 'integration', 'backtest', 'views', 'server'],
  workbench: [
    'domain',
    'numerics',
    'kernels',
    'logic',
    'manifold',
    'neural',
    'indicators',
    'visual-cortex',
    'integration',
    'views',
    'server',
  ],
};

/** Allowed for the types alone: `import type`. */
export const TYPES_ONLY = { workbench: ['server'] };

/** npm packages that only the composition root may touch. */
export const HOST_ONLY = [
  '@duckdb/node-api',
  '@electric-sql/pglite',
  '@prisma/client',
  '@trpc/server',
  'bullmq',
  'ioredis',
  'pg',
  'pino',
  'ws',
];
export const HOSTS = ['server', 'cli'];

/** Who may use the bootstrap's own modules under tools/: what runs before node_modules exists and after it alike. */
export const TOOL_USERS = ['server', 'cli'];
