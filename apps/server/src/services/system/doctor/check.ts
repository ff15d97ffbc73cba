/** One thing that was looked at: whether it works, why not, and the cure. */

/** 'ok'; 'degraded': JANUS runs, with less; 'broken': it does not run before this is cured. */
export type Health = 'ok' | 'degraded' | 'broken';
export interface Check {
  readonly name: string;
  readonly health: Health;
  readonly detail: string;
  /** Null where there is nothing to cure. */
  readonly cure: string | null;
}

export const check = (name: string, health: Health, detail: string, cure: string | null = null): Check => {
  return { name, health, detail, cure };
};
