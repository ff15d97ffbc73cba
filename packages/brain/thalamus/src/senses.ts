/**
 * The four fusion engines of one symbol in one value. Senses are not the gate: they turn streams into evidence whether
 * or not the thalamus is switched off, as eyes do whether or not one attends.
 */
import type { ThalamusConfig } from './config.ts';
import { initBook, type BookFusion } from './fusion/book.ts';
import { initPrice, pushPrice, type PriceFusion } from './fusion/price.ts';
import { initSentiment, type SentimentFusion } from './fusion/sentiment.ts';
import { initVolume, pushVolume, type VolumeFusion } from './fusion/volume.ts';

export interface Senses {
  readonly price: PriceFusion;
  readonly volume: VolumeFusion;
  readonly book: BookFusion;
  readonly sentiment: SentimentFusion;
}
export const initSenses = (config: ThalamusConfig): Senses => ({
  price: initPrice(),
  volume: initVolume(config.profileBars),
  book: initBook(config.bookLevels, config.bookSpan, config.bookMaxAge),
  sentiment: initSentiment(config.sentimentHalfLife),
});

/** One bar into the senses that live on bars, every bar, also while others warm up. */
export function senseBar(s: Senses, high: number, low: number, close: number, volume: number): void {
  pushPrice(s.price, close);
  pushVolume(s.volume, high, low, close, volume);
}
