import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { launch, LONG_RUN, untilNothingIsLeft } from '../../rehearsal/test/cli/long-runs';
import { ROOT } from '../examples/apps';

jest.setTimeout(60_000);

test.each([
  ['npm run rehearse', ['npm', 'run', '--silent', 'rehearse', '--']],
  ['npx projen rehearse', ['npx', 'projen', 'rehearse']],
])('%s takes paths and words with blanks as they are, and ends in a sentence', (_, [command, ...args]) => {
  const { status, stdout, stderr } = spawnSync(command!, [...args, '--assembly', 'my dir/cdk "out"', '--only', 'cluster.login, replication.start'], { cwd: ROOT, encoding: 'utf8' });
  expect(stdout + stderr).toContain('The assembly must be a directory that cdk synth wrote, got "my dir/cdk \\"out\\"": its manifest.json is not there\n');
  expect(stdout + stderr).not.toContain('    at ');
  expect(status).toBe(command === 'npm' ? 2 : 1);
});

describe('what runs a rehearsal', () => {
  const PROGRAM = `
    const { InterruptibleCommands } = require(${JSON.stringify(join(ROOT, 'tooling', 'interruptible-commands.ts'))});
    const commands = new InterruptibleCommands();
    commands.run(process.execPath, ${JSON.stringify(LONG_RUN)}).then(() => commands.run('echo', ['never'])).then((status) => process.exit(status));
  `;
  const COMMAND = [process.execPath, '--import', 'tsx', '--eval', PROGRAM];

  test.each([['SIGHUP', 129], ['SIGINT', 130], ['SIGQUIT', 131], ['SIGTERM', 143]] as const)('passes %s on, though it alone gets it, and runs nothing more', async (signal, status) => {
    const { child, started, printed } = await launch(COMMAND);
    process.kill(child.pid!, signal);
    expect(await once(child, 'exit')).toEqual([status, null]);
    await untilNothingIsLeft(started);
    expect(printed()).not.toContain('never');
  });

  test('reaches with a signal also what runs beside it', async () => {
    const beside = PROGRAM.replace('commands.run(', "commands.run(process.execPath, ['-e', 'process.on(\"SIGTERM\", () => process.exit(console.log(\"beside\"))); setInterval(() => {}, 1000)'], 'at its end'); commands.run(");
    const { child, started, printed } = await launch([process.execPath, '--import', 'tsx', '--eval', beside]);
    process.kill(child.pid!, 'SIGTERM');
    expect(await once(child, 'exit')).toEqual([143, null]);
    await untilNothingIsLeft(started);
    expect(printed()).toContain('beside');
  });

  test('ends when npm is gone, which passes nothing on', async () => {
    const { child, started } = await launch(['sh', '-c', '"$@"; true', 'npm', ...COMMAND]);
    process.kill(child.pid!, 'SIGKILL');
    await untilNothingIsLeft(started);
  });
});
