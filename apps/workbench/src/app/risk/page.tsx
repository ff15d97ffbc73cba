import type { Metadata } from 'next';
import { Risk } from '../../risk/risk.tsx';

export const metadata: Metadata = { title: 'Risk · JANUS' };
export default Risk;
