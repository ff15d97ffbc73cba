import type { Metadata } from 'next';
import { Market } from '../../market/market.tsx';

export const metadata: Metadata = { title: 'Market · JANUS' };
export default Market;
