/**
 * A stream's bytes into a new file that is open before the first byte and closed before anyone hears how it went.
 * A write stream of Node's opens late: one that is cancelled may make its file after the cleaning up.
 */
import { open } from 'node:fs/promises';
import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * @param through passes every byte on, changed or counted
 * @throws whatever the source or `through` throws; the file is closed then, and holds what came before
 */
export async function pour(
  source: Readable | AsyncIterable<Uint8Array>,
  through: Transform,
  file: string,
): Promise<void> {
  // The source is listened to at once: one that breaks while the file opens must find a listener.
  const opening = open(file, 'wx', 0o600);
  try {
    await pipeline(source, through, async (bytes: AsyncIterable<Uint8Array>) => {
      const handle = await opening;
      for await (const chunk of bytes) await handle.appendFile(chunk);
      await handle.sync();
    });
  } finally {
    await opening.then((handle) => handle.close());
  }
}
