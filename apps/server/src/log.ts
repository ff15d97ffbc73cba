/** One line of JSON an event on stderr, for machines; what people should read is printed by main.ts. */
import { destination, pino, type Logger } from 'pino';

export type { Logger };

/** JANUS_LOG names the least level that is written: debug, info, warn (unless stated), error, silent. */
export const makeLogger = (env: NodeJS.ProcessEnv): Logger =>
  pino({ level: env['JANUS_LOG'] || 'warn', base: null }, destination({ dest: 2, sync: true }));
