/**
 * Rehearses this repository: builds msk-rehearsal, synthesizes the apps and hands it their assemblies. A call that names an
 * assembly, or another command, gets what everybody gets who installs the package.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTemporaryDirectory, removeTemporaryDirectory } from '../rehearsal/system/temporary-directories';
import { InterruptibleCommands } from './interruptible-commands';
import { forEach, rehearsalsOf, sideBySide, worseOf } from './rehearsals';
import { synthesize } from './synthesize';

const REHEARSAL = join(__dirname, '..', 'rehearsal');
const PROGRAM = join(REHEARSAL, 'build', 'cli', 'msk-rehearsal.mjs');

async function main(args: readonly string[], commands: InterruptibleCommands): Promise<number> {
  const build = commands.run(process.execPath, [join(REHEARSAL, 'bundle.mjs')]);
  let worst = 0;
  let synthesized: Promise<unknown> = Promise.resolve();
  let isTerminalTaken = false;
  await forEach(rehearsalsOf(args), sideBySide(), async ({ synthesis, args: chosen }) => {
    const directory = synthesis && makeTemporaryDirectory(tmpdir(), 'msk-rehearsal-app-');
    // One after the other, as cdk synth bundles the functions in one place, and with the build, which takes less time.
    const synthesizing = synthesized.then(async () => directory ? ['--assembly', await synthesize(directory, synthesis)] : []);
    synthesized = synthesizing;
    const [built, assembly] = await Promise.all([build, synthesizing]);
    if (built !== 0) {
      throw new Error('msk-rehearsal could not be built');
    }
    const isOnTerminal = !isTerminalTaken;
    isTerminalTaken = true;
    worst = worseOf(worst, await commands.run(process.execPath, [PROGRAM, ...assembly, ...chosen], isOnTerminal ? 'terminal' : 'at its end'));
    isTerminalTaken &&= !isOnTerminal;
    if (directory) {
      await removeTemporaryDirectory(directory);
    }
  });
  return worst;
}

const commands = new InterruptibleCommands();
main(process.argv.slice(2), commands).then((status) => process.exit(status), (error: Error) => {
  if (commands.interruptedWith === undefined) {
    console.error(error.message);
  }
  process.exit(commands.interruptedWith ?? 2);
});
