import type { Metadata } from 'next';
import { Brain } from '../../brain-page/brain.tsx';

export const metadata: Metadata = { title: 'Brain · JANUS' };
export default Brain;
