import type { Metadata } from 'next';
import { MemoryMap } from '../../map/map.tsx';

export const metadata: Metadata = { title: 'Map · JANUS' };
export default MemoryMap;
