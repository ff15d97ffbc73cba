import type { Metadata } from 'next';
import { Rules } from '../../rules/rules.tsx';

export const metadata: Metadata = { title: 'Rules · JANUS' };
export default Rules;
