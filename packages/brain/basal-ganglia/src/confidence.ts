/** How sure a choice is. */

/**
 * Margin of the winner's act over the next best, as a number in [0, 1]: tanh(margin / 2T). Of two actions that is how
 * far the softmax puts the one above the other.
 * @param temperature T of the softmax, > 0
 */
export function decisionConfidence(margin: number, temperature: number): number {
  return margin > 0 ? Math.tanh(margin / (2 * temperature)) : 0;
}
