import type { ListrTask } from 'listr2';

/** One step after the other, the tasks of a step side by side. */
export function stepTasks(name: string, steps: readonly (readonly ListrTask[])[]): ListrTask[] {
  return steps.filter((step) => step.length > 0).map((step, index) => step.length === 1 ? step[0]! : {
    title: `${name}: step ${index + 1}, side by side`,
    task: (_, task) => task.newListr([...step], { concurrent: true, exitOnError: false }),
  });
}
