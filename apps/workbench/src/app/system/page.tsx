import type { Metadata } from 'next';
import { System } from '../../system/system.tsx';

export const metadata: Metadata = { title: 'System · JANUS' };
export default System;
