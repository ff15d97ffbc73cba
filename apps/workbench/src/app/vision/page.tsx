import type { Metadata } from 'next';
import { Vision } from '../../vision/vision.tsx';

export const metadata: Metadata = { title: 'Vision · JANUS' };
export default Vision;
