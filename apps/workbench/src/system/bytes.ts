/** A number of bytes as people read it. */
import { compact, fixed } from '@janus/views';

export const bytes = (count: number): string => (count < 1000 ? `${fixed(count)} B` : `${compact(count)}B`);
