import type { Metadata } from 'next';
import { Sleep } from '../../sleep/sleep.tsx';

export const metadata: Metadata = { title: 'Sleep · JANUS' };
export default Sleep;
