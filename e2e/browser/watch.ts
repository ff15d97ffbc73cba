/** What no page may ever do, watched while a test uses it: errors, breaches of the policy, requests elsewhere. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** Serious and critical findings, each with the elements at fault. */
export async function axeFaults(of: Page): Promise<string[]> {
  // Half a megabyte of script is read once a page; what passed is not written down in full.
  if (!(await of.evaluate(() => 'axe' in window))) await of.evaluate(axe);
  const result = await of.evaluate(
    () =>
      (window as unknown as { axe: { run(options: object): Promise<unknown> } }).axe.run({
        resultTypes: ['violations'],
      }) as Promise<AxeResult>,
  );
  return result.violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`);
}

/** Watches every page that the context opens, pop-ups too. @returns the list that complaints are added to */
export async function watchContext(context: BrowserContext, origin: string, complaints: string[]): Promise<void> {
  await context.exposeFunction('complain', (text: string) => complaints.push(text));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const { complain } = window as unknown as { complain: (text: string) => void };
      complain(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  context.on('page', (made) => {
    made.on('console', (m) => {
      if (m.type() === 'error') complaints.push(`console: ${m.text()} ${m.location().url}`);
    });
    made.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`status ${response.status()} of ${response.url()}`);
    });
    made.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    made.on('request', (request) => {
      const { protocol, origin: asked } = new URL(request.url());
      if (asked !== origin && protocol !== 'data:' && protocol !== 'blob:')
        complaints.push(`request to ${request.url()}`);
    });
  });
}
