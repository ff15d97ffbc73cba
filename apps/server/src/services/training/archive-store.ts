/** Tables of the archive on the disk: `vision/archives/<runId>-<createdAt>.json`; what time limited may come out otherwise again. */
import path from 'node:path';
import type { ArchiveReport } from './api.ts';
import { keepReport, storedReports, visionFolder } from './reports.ts';

const archivesFolder = (dataFolder: string): string => path.join(visionFolder(dataFolder), 'archives');

export const keepArchive = (dataFolder: string, report: ArchiveReport): void =>
  keepReport(archivesFolder(dataFolder), `${report.runId}-${report.timing.createdAt}`, report);

/** Newest first. */
export const storedArchives = (dataFolder: string): ArchiveReport[] => storedReports(archivesFolder(dataFolder));
