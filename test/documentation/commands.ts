import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FILES, ROOT, blocksOf, read, spansOf, type Document } from './documents';

const SCRIPTS: ReadonlySet<string> = new Set(Object.keys(JSON.parse(read('package.json')).scripts));
const TASKS: ReadonlySet<string> = new Set(Object.keys(JSON.parse(read('.projen/tasks.json')).tasks));
const OPTIONS_OF_REHEARSAL = new Set([...read('rehearsal/cli/command-line.ts').matchAll(/\.option\('(--[a-z]+)/g)].map(([, option]) => option!));
/** Stacks, keys of the context and parameters stand in the apps as text. */
const APPS = [...FILES].filter((path) => /^(bin|examples)\/[^/]+\.ts$/.test(path)).map(read).join('\n');
const VERBS_OF_NPM = new Set(['audit', 'ci', 'install', 'pack', 'test', 'run']);
const VERBS_OF_CDK = new Set(['bootstrap', 'deploy', 'destroy', 'diff', 'ls', 'synth', 'rollback', 'init', 'notices', 'context']);

/** What is wrong with the commands of npm and npx on a page: scripts, tasks, files, stacks that are not there. */
export function wrongCommands({ text }: Document): string[] {
  return commandsOf(text).flatMap((command) => {
    const wrong = validate(words(command));
    return wrong === undefined ? [] : [`${command}: ${wrong}`];
  });
}

function commandsOf(text: string): string[] {
  const lines = blocksOf(text).filter(({ language }) => language === 'sh').flatMap(({ code }) => code.replace(/\\\n/g, ' ').split('\n'));
  return [...lines, ...spansOf(text)].flatMap((line) => line.split('&&')).map((command) => command.trim()).filter((command) => /^(npm|npx) |^-c /.test(command));
}

function validate([tool, first, ...rest]: string[]): string | undefined {
  switch (tool) {
    case 'npm': return validateNpm(first!, rest);
    case 'npx': return validateNpx(first!, rest);
    // The end of a command of the CDK's.
    default: return validateCdk(['deploy', tool!, first!, ...rest]);
  }
}

function validateNpm(verb: string, rest: string[]): string | undefined {
  const script = verb === 'run' ? rest[0]! : verb;
  if (!VERBS_OF_NPM.has(verb) || (verb === 'run' && !SCRIPTS.has(script))) {
    return `npm has no ${verb === 'run' ? 'script' : 'command'} ${script} here`;
  }
  return script === 'rehearse' ? wrongOption(rest) : undefined;
}

function wrongOption(rest: string[]): string | undefined {
  const wrong = rest.filter((word) => /^--[a-z]/.test(word)).find((option) => !OPTIONS_OF_REHEARSAL.has(option));
  return wrong === undefined ? undefined : `the rehearsal has no option ${wrong}`;
}

function validateNpx(tool: string, rest: string[]): string | undefined {
  if (tool === 'msk-rehearsal') {
    return wrongOption(rest);
  }
  if (!existsSync(join(ROOT, 'node_modules', '.bin', tool))) {
    return `no package here brings ${tool}`;
  }
  switch (tool) {
    case 'projen': return rest.length === 0 || TASKS.has(rest[0]!) ? undefined : `projen has no task ${rest[0]}`;
    case 'tsx':
    case 'jest': return rest.length === 0 || FILES.has(rest[0]!) ? undefined : `${rest[0]} is not there`;
    case 'cdk': return validateCdk(rest);
    default: return undefined;
  }
}

function validateCdk([verb, ...rest]: string[]): string | undefined {
  if (!VERBS_OF_CDK.has(verb!)) {
    return `cdk has no command ${verb}`;
  }
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index]!;
    const value = rest[index + 1] ?? '';
    if (word === '--app') {
      const fault = value.startsWith('npx ') ? validate(words(value)) : undefined;
      if (fault !== undefined) {
        return fault;
      }
      index++;
    } else if (word === '-c' || word === '--context') {
      const [key] = value.split('=') as [string];
      if (!APPS.includes(`tryGetContext('${key}')`)) {
        return `no app reads ${key} from its context`;
      }
      index++;
    } else if (/^--(require-approval|concurrency|parameters|output)$|^-o$/.test(word)) {
      index++;
    } else if (/^[A-Z]\w*$/.test(word) && !APPS.includes(`'${word}'`)) {
      return `no app has a stack ${word}`;
    }
  }
  return undefined;
}

/** Words as a shell sees them. */
function words(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, single, double, plain]) => single ?? double ?? plain!);
}
