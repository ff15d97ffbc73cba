/**
 * The typed door to the server: queries and mutations over HTTP, subscriptions over a WebSocket that opens when the
 * first one starts. Only the router's type is imported; no server code reaches the page.
 */
import { createTRPCClient, createWSClient, httpBatchLink, splitLink, wsLink, type TRPCClient } from '@trpc/client';
import superjson from 'superjson';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@janus/server/router';

export type Outputs = inferRouterOutputs<AppRouter>;
export type RunInfo = Outputs['runs']['list'][number];
export type RunSummary = Outputs['runs']['summary'];
export type DataSet = Outputs['data']['list'][number];
export type Trades = Outputs['runs']['trades'];

let shared: TRPCClient<AppRouter> | null = null;

/** Made on first use, in the browser: the prerendered page has no location. */
export function client(): TRPCClient<AppRouter> {
  shared ??= createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (op) => op.type === 'subscription',
        true: wsLink({
          transformer: superjson,
          client: createWSClient({
            url: () => `${location.origin.replace(/^http/, 'ws')}/trpc`,
            lazy: { enabled: true, closeMs: 10_000 },
          }),
        }),
        // As a body: the text of a configuration is longer than an address may be.
        false: httpBatchLink({ url: '/trpc', transformer: superjson, methodOverride: 'POST' }),
      }),
    ],
  });
  return shared;
}
