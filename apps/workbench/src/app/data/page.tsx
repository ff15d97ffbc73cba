import type { Metadata } from 'next';
import { DataPage } from '../../data-page/data-page.tsx';

export const metadata: Metadata = { title: 'Data · JANUS' };
export default DataPage;
