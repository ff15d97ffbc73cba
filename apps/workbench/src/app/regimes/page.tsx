import type { Metadata } from 'next';
import { Regimes } from '../../regimes/regimes.tsx';

export const metadata: Metadata = { title: 'Regimes · JANUS' };
export default Regimes;
