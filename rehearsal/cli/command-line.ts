import { Command, CommanderError } from 'commander';
import { packageVersion } from '../system/package-root';
import { doctor } from './doctor';
import { formatList } from './list';
import { reach, type ReachOptions } from './reach';
import { EXIT, rehearse, type RehearseOptions } from './rehearse';

/** Commas and blanks both stand between ids. */
function ids(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, ...value.split(/[\s,]+/).filter((id) => id !== '')];
}

/** Runs what the arguments say, and leaves the status with which the process ends. */
export async function runCommand(args: readonly string[]): Promise<void> {
  try {
    await commandLine().parseAsync(args, { from: 'user' });
  } catch (error) {
    // Commander has printed what it throws itself: help and the version end with 0.
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.proven : EXIT.cannotRun;
      return;
    }
    console.error((error as Error).message);
    process.exitCode = EXIT.cannotRun;
  }
}

function commandLine(): Command {
  const program = new Command('msk-rehearsal')
    .description('Runs what the templates of a cloud assembly say of Amazon MSK on real Apache Kafka, on this machine and without AWS.')
    .version(packageVersion())
    // Those of a command are its own.
    .enablePositionalOptions()
    .exitOverride()
    .hook('preSubcommand', refuseOptionsBefore)
    .option('--assembly <directory>', 'the cloud assembly that cdk synth wrote', 'cdk.out')
    .option('--title <text>', 'what the report calls the assembly (default: its directory)')
    .option('--drills', 'also break what can break while records flow, fail over and back; takes minutes', false)
    .option('--only <ids>', 'only these checks, or those whose ids begin so, and what they build on', ids)
    .option('--skip <ids>', 'all but these checks, or those whose ids begin so', ids)
    .option('--strict', 'end with 3 when the assembly declares what could not be rehearsed')
    .option('--report <directory>', 'where the report goes: report.html, report.json, junit.xml and long evidence', 'msk-rehearsal-report')
    .option('--json <file>', 'write report.json there, too')
    .option('--junit <file>', 'write junit.xml there, too')
    .option('--keep', 'leave the brokers up after the last check, until Ctrl-C')
    .action((options: RehearseOptions, command: Command) => {
      refuseArguments(command);
      return rehearse(options);
    });
  program.command('doctor').description('Says what this machine has and lacks of what a rehearsal needs.').action(() => doctor());
  program.command('reach')
    .description('Computes from the templates alone who reaches whom. Needs neither Java nor Python, and starts nothing.')
    .argument('[directory]', 'the cloud assembly that cdk synth wrote', 'cdk.out')
    .option('--context <file>', 'what the app looked up (default: cdk.context.json next to the assembly, or here)')
    .option('--json <file>', 'write the table there as data, too')
    .option('--strict', 'end with 1 when what is given the ARN of a cluster does not reach it, with 3 when a cell is unknown')
    .action((directory: string, options: ReachOptions) => reach(directory, options));
  program.command('list')
    .description('Show the ids of all checks, when each runs, and how long it usually takes.')
    .action(() => console.log(formatList()));
  // Only now, as commands inherit it: refused with a sentence that says what they may have been meant for.
  return program.allowExcessArguments();
}

/** A directory that `reach` takes as it is, or a misspelt command. */
function refuseArguments(program: Command): void {
  const [first] = program.args;
  if (first !== undefined) {
    const commands = program.commands.map((command) => command.name());
    program.error(`error: there is no command ${JSON.stringify(first)}, the commands are ${commands.join(', ')}; a cloud assembly is named by --assembly ${JSON.stringify(first)}`);
  }
}

/** What stands before a command would be of no effect. */
function refuseOptionsBefore(program: Command, command: Command): void {
  const given = program.options.filter((option) => program.getOptionValueSource(option.attributeName()) === 'cli').map(({ long }) => long);
  if (given.length > 0) {
    program.error(`error: the options of a command must follow it, got ${given.join(' and ')} before ${command.name()}`);
  }
}
