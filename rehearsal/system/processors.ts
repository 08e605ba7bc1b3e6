import { run } from './processes';

/** That of a container with 1 vCPU. */
const ONE = '0';

/** Lets processes have one processor together, where the system can, while something runs; says whether it could. */
export async function onOneProcessor<Result>(pids: readonly number[], run: (isOne: boolean) => Promise<Result>): Promise<Result> {
  const before = await Promise.all(pids.map(processorsOf));
  const isOne = before.every((each) => each !== undefined);
  if (!isOne) {
    return run(false);
  }
  await Promise.all(pids.map((pid) => assign(pid, ONE)));
  try {
    return await run(true);
  } finally {
    await Promise.all(pids.map((pid, index) => assign(pid, before[index]!)));
  }
}

/** As taskset writes them; none where there is no taskset, or no such process. */
async function processorsOf(pid: number): Promise<string | undefined> {
  const { stdout } = await run('taskset', ['--cpu-list', '--pid', String(pid)]).catch(() => ({ stdout: '' }));
  return /: (\S+)\s*$/.exec(stdout)?.[1];
}

/** With all of its threads; a process that has ended has none. */
async function assign(pid: number, processors: string): Promise<void> {
  await run('taskset', ['--all-tasks', '--cpu-list', '--pid', processors, String(pid)]);
}
