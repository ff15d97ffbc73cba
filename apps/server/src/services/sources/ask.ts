/** Asks a source that is switched on and needs no key. In messages an address is told without its parameters. */
import { JanusError, refused } from '@janus/domain';
import type { Ask, Observation } from '@janus/market';
import type { SourceState } from './switches.ts';

const PATIENCE_MS = 15_000;
const MOST_BYTES = 20_000_000;

export type Get = (
  address: string,
  options: { headers: Record<string, string>; signal: AbortSignal },
) => Promise<Response>;

/**
 * @param get the network, `fetch` outside of tests
 * @throws JanusError refused where the source is off, failed where it does not answer, bad-input where its answer is not
 *   as documented
 */
export async function askSource({ source, on, why }: SourceState, ask: Ask, get: Get): Promise<readonly Observation[]> {
  if (!on) throw refused(`${source.name} is off: ${why}`);
  const address = new URL(source.request(ask));
  const headers = { accept: 'application/json' };
  const place = `${address.origin}${address.pathname}`;
  let text: string;
  let status: number;
  try {
    const answer = await get(address.href, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
    status = answer.status;
    text = await answer.text();
  } catch (error) {
    const reason = (error as Error).name === 'TimeoutError' ? `no answer in ${PATIENCE_MS / 1000} s` : 'no connection';
    throw new JanusError('failed', `${source.name}: ${reason} (${place})`);
  }
  if (text.length > MOST_BYTES)
    throw new JanusError('failed', `${source.name}: an answer of ${text.length} bytes (${place})`);
  if (status === 429) throw new JanusError('failed', `${source.name} asks to be asked less often (${place})`);
  if (status === 404 || status >= 500) throw new JanusError('failed', `${source.name} answered ${status} (${place})`);
  return source.parse(text);
}
