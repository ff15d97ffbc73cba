/** Ids of runs as a link carries them. Pure. */
export const MOST_COMPARED = 6;

export const idsOf = (text: string | null): readonly string[] =>
  [...new Set((text ?? '').split(',').filter((id) => /^[0-9a-f]{8,64}$/.test(id)))].slice(0, MOST_COMPARED);
