/** Nothing reaches a venue but what the prefrontal cortex has approved: by type, and by search of the sources. */
import { newOrder, type Approved, type Order } from '@janus/domain';
import { approveIfPassed, init, prefrontalFields } from '@janus/prefrontal';
import { parseConfig } from '@janus/domain';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sources(file);
    return /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.') ? [file] : [];
  });
}

it('an order that was not approved is not an approved one', () => {
  const send = (order: Approved<Order>): number => order.quantity;
  const order = { ...newOrder(), quantity: 7 };
  // @ts-expect-error a plain order lacks the mark that the prefrontal cortex alone can give
  expect(send(order)).toBe(7);
});

it('an order that was not checked is not approved', () => {
  const state = init(parseConfig(prefrontalFields, {}, 'prefrontal'), ['crypto']);
  expect(approveIfPassed(state, { ...newOrder(), id: 1, side: 1, quantity: 1, arrivalPrice: 1 })).toBeNull();
});

it('only the prefrontal cortex turns an order into an approved one', () => {
  const makers = ['packages', 'apps']
    .flatMap((folder) => sources(path.join(root, folder)))
    .filter((file) => /\bas (unknown as )?Approved\b/.test(readFileSync(file, 'utf8')))
    .map((file) => path.relative(root, file).replaceAll(path.sep, '/'));
  // The exchange's scenario stands in for the prefrontal cortex in the exchange's own tests and is not exported.
  expect(makers.sort()).toEqual(['packages/brain/prefrontal/src/approval.ts', 'packages/exchange/src/scenario.ts']);
});
