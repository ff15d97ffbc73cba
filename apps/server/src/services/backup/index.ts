/** Backup, restore and rotation of a data folder. */
export { backup, backupName, backupsFolder, type BackupInput, type BackupResult } from './backup.ts';
export { restore, type RestoreInput } from './restore.ts';
export { rotate, type Gone, type RotateInput, type RotateResult } from './rotate.ts';
export { owning } from './ownership.ts';
export type { Manifest } from './manifest.ts';
