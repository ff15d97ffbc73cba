import type { Metadata } from 'next';
import { Backtests } from '../../backtests/backtests.tsx';

export const metadata: Metadata = { title: 'Backtests · JANUS' };
export default Backtests;
