import { setTimeout as pause } from 'node:timers/promises';
import { ofEachProcess } from './process-files';
import { run } from './processes';

/**
 * The processes that started this one, from its parent up, as far as they share its process group: npm, a shell, a script of a
 * pipeline. A terminal's shell is no part of it, so that a run may outlive the terminal with setsid.
 *
 * @param list all processes, one a line: its id, that of its parent and that of its group
 * @returns none of them is known where the list could not be had, or does not have this process
 */
export async function ancestors(list: () => Promise<string> = () => everyProcess()): Promise<number[] | undefined> {
  const processes = new Map((await list().catch(() => '')).trim().split('\n').map((line) => {
    const [pid, parent, group] = line.trim().split(/\s+/).map(Number) as [number, number, number];
    return [pid, { parent, group }];
  }));
  const own = processes.get(process.pid);
  if (own === undefined) {
    return undefined;
  }
  const found: number[] = [];
  for (let pid = own.parent; pid > 1 && processes.get(pid)?.group === own.group; pid = processes.get(pid)!.parent) {
    found.push(pid);
  }
  return found;
}

/**
 * Resolves when one of them is gone: npm and shells end by a signal without passing it on. A process whose parent is gone gets
 * another parent, so that the chain breaks there, also where the dead one waits for its burial.
 */
export async function untilAncestorEnds(milliseconds: number, list: () => Promise<string> = () => everyProcess()): Promise<void> {
  let first = await ancestors(list);
  for (;;) {
    await pause(milliseconds, undefined, { ref: false });
    const now = await ancestors(list);
    if (now && first?.some((pid, index) => now[index] !== pid)) {
      return;
    }
    // The first look may have been the one that failed.
    first ??= now;
  }
}

export async function everyProcess(processes?: string): Promise<string> {
  const found = ofEachProcess('stat', processes);
  if (found !== undefined) {
    // The name of a program may hold blanks and parentheses; behind it stand its state, its parent and its group.
    return found.map((line) => line.replace(/ \(.*\) \S+/s, '')).join('\n');
  }
  const { status, stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,pgid=']);
  // Half a list breaks the chain as the end of an ancestor does.
  return status === 0 ? stdout : '';
}
