/** An in-process DuckDB that holds nothing of its own: bounded memory, two threads, what spills goes to a folder. */
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';

export interface Duck {
  readonly connection: DuckDBConnection;
  close(): void;
}

const MEMORY = '128MB';

/** A text as an SQL literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** @param spillFolder where DuckDB may put what does not fit; it creates the folder if it needs it */
export async function openDuck(spillFolder: string): Promise<Duck> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: MEMORY,
    temp_directory: spillFolder,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
