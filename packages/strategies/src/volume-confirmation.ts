/**
 * Volume confirmation: volume of the bar against its own recent mean. A confirmation asks for a little more than
 * usual, a spike for a multiple. Without volume there is no confirmation: NaN never confirms.
 */

/** @param relativeVolume volume / mean volume of the bars before, NaN where the data has none */
export function volumeConfirms(relativeVolume: number, minimum: number): boolean {
  return relativeVolume >= minimum;
}
