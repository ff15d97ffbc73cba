// A lock file that names its owner: "<pid> <start time>". Plain Node, no dependencies.
// It is not a queue: takeLock answers at once, either with the lock or with the process that holds it.
// The start time (Linux) tells the owner from another process that was later given the same number.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function alive(text) {
  const [pid, start] = text.split(' ');
  if (!(Number(pid) > 0)) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return !start || !startOf(pid) || startOf(pid) === start;
}

/** Another process may be between creating the file and writing into it: an empty file is young for two seconds. */
function held(file) {
  try {
    const text = readFileSync(file, 'utf8');
    if (text === '') return Date.now() - statSync(file).mtimeMs < 2000 ? { pid: 0, text } : { pid: null, text };
    return alive(text) ? { pid: Number.parseInt(text, 10), text } : { pid: null, text };
  } catch (error) {
    if (error.code === 'ENOENT') return { pid: null, text: null };
    throw error;
  }
}

/**
 * Moves a dead owner's file away. Renaming has one winner; whoever caught a fresh lock instead puts it back
 * unless a third process has taken the place meanwhile.
 */
function clear(file, text) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    const moved = readFileSync(aside, 'utf8');
    if (moved !== text) writeFileSync(file, moved, { flag: 'wx' });
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  }
  rmSync(aside, { force: true });
}

/** @returns {{ owner: null, release: () => void } | { owner: number, release: null }} owner 0 = not yet written */
export function takeLock(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  const mine = `${process.pid} ${startOf(process.pid)}`;
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      const release = () => {
        if (held(file).text === mine) rmSync(file, { force: true });
      };
      return { owner: null, release };
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const { pid, text } = held(file);
    if (pid !== null) return { owner: pid, release: null };
    if (text !== null) clear(file, text);
  }
}

/** The process that holds a lock now, or null. */
export function lockOwner(file) {
  return held(file).pid;
}
