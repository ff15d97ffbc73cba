#!/usr/bin/env node
// Plain JavaScript on purpose: it answers --version at once and says what to do before anything is installed.
// Everything else is TypeScript, loaded through tsx.
import { readFileSync } from 'node:fs';

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  console.log(version);
} else {
  let tsx;
  try {
    tsx = await import('tsx/esm/api');
  } catch {
    console.error('janus: the dependencies are not installed. Run `npm run setup` in the repository root first.');
    process.exit(1);
  }
  tsx.register();
  const { main } = await import('../src/main.ts');
  process.exitCode = await main(args);
}
