/** Types of ripples as words; index = RIPPLE_TYPES. */
import { RIPPLE_TYPES } from '@janus/domain';

export const RIPPLE_NAMES: readonly string[] = RIPPLE_TYPES.map((type) => type.replaceAll('-', ' '));
