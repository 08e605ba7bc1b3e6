import { setTimeout as pause } from 'node:timers/promises';
import { Listr } from 'listr2';
import { stepTasks } from '../../cli/steps';

test('a step begins when the one before has ended, and its tasks run side by side', async () => {
  const seen: string[] = [];
  const taskOf = (name: string) => ({
    title: name,
    task: async () => {
      seen.push(`${name} begins`);
      await pause(20);
      seen.push(`${name} ends`);
    },
  });
  await new Listr(stepTasks('primary', [['login'], [], ['users', 'topics'], ['broker loss']].map((step) => step.map(taskOf))), { concurrent: false, renderer: 'silent' }).run();
  expect(seen).toEqual([
    'login begins', 'login ends',
    'users begins', 'topics begins', 'users ends', 'topics ends',
    'broker loss begins', 'broker loss ends',
  ]);
});
