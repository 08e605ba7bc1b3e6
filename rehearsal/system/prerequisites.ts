import { spawnSync } from 'node:child_process';
import type { Finding } from './finding';
import { javaProgram } from './java';
import { run, type Finished } from './processes';

type Version = readonly [major: number, minor: number];

/** A program that the machine must have. */
export interface Prerequisite {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Matches the major and minor version in what the command prints. */
  readonly version: RegExp;
  readonly least: Version;
  readonly install: string;
  /** What is left out without it; nothing works without a program that has no such text. */
  readonly leftOut?: string;
}

/** A program of which every version will do: what is tried is what it is used for. */
export type Tool = Omit<Prerequisite, 'version' | 'least'>;

const JDK = 'https://docs.aws.amazon.com/corretto or apt install openjdk-17-jdk';
// Java would leave a file of measurements in /tmp.
const QUIET = '-XX:-UsePerfData';

const NODE: Prerequisite = { name: 'Node.js', command: ['node', '--version'], version: /v(\d+)\.(\d+)/, least: [20, 19], install: 'https://nodejs.org' };
export const JAVA: Prerequisite = { name: 'Java', command: [javaProgram('java'), QUIET, '-version'], version: /version "(\d+)(?:\.(\d+))?/, least: [17, 0], install: JDK };
export const MAVEN: Prerequisite = {
  name: 'Maven', command: ['mvn', '--version'], version: /Apache Maven (\d+)\.(\d+)/, least: [3, 6], install: 'https://maven.apache.org/install.html or apt install maven',
};
export const PYTHON: Prerequisite = {
  name: 'Python', command: ['python3', '--version'], version: /Python (\d+)\.(\d+)/, least: [3, 10], install: 'https://www.python.org/downloads or apt install python3',
};
export const VENV: Prerequisite = {
  name: "Python's venv", command: ['python3', '-c', 'import ensurepip, venv, sys; print(sys.version)'], version: /(\d+)\.(\d+)/, least: [3, 10], install: 'apt install python3-venv',
};

const JAVAC: Prerequisite = { name: 'javac', command: [javaProgram('javac'), `-J${QUIET}`, '-version'], version: /javac (\d+)(?:\.(\d+))?/, least: [17, 0], install: JDK };
// Scripts of the library expand empty arrays, which an older Bash takes for unset; macOS has 3.2.
const BASH: Prerequisite = {
  name: 'Bash', command: ['bash', '--version'], version: /version (\d+)\.(\d+)/, least: [4, 4], install: 'brew install bash or apt install bash',
};
const GO: Prerequisite = {
  name: 'Go', command: ['go', 'version'], version: /go(\d+)\.(\d+)/, least: [1, 25], install: 'https://go.dev/doc/install', leftOut: 'the client franz-go is not rehearsed',
};

const KEYTOOL: Tool = { name: 'keytool', command: [javaProgram('keytool'), `-J${QUIET}`, '-help'], install: JDK };
const PS: Tool = { name: 'ps', command: ['ps', '-A', '-ww', '-o', 'args='], install: 'apt install procps' };
const FIND: Tool = { name: 'find', command: ['find', '/', '-prune', '-type', 'd'], install: 'apt install findutils' };
const GREP: Tool = {
  name: 'grep', command: ['sh', '-c', 'echo a | grep --recursive --files-with-matches --fixed-strings --file=- /dev/null; test $? -eq 1'], install: 'brew install grep or apt install grep',
};
const TIMEOUT: Tool = { name: 'timeout', command: ['timeout', '--kill-after', '1', '10', 'true'], install: 'brew install coreutils or apt install coreutils' };
const CURL: Tool = { name: 'curl', command: ['curl', '--version'], install: 'apt install curl' };

/** What the rehearsal and the tests need. */
export const PREREQUISITES: readonly Prerequisite[] = [NODE, JAVA, MAVEN, PYTHON, VENV];

/** What only the rehearsal needs as well. */
const OF_REHEARSAL: readonly (Prerequisite | Tool)[] = [NODE, JAVA, JAVAC, KEYTOOL, MAVEN, PYTHON, VENV, BASH, PS, FIND, GREP, TIMEOUT, CURL, GO];

/** What is found of each program that a rehearsal runs. */
export function examinePrograms(prerequisites = OF_REHEARSAL): Promise<Finding[]> {
  return Promise.all(prerequisites.map(async (prerequisite) => {
    const [program, ...args] = prerequisite.command;
    return judge(prerequisite, await run(program, args, { environment: environment() }).catch(() => undefined));
  }));
}

/** One line for each program that is missing or too old. */
export function missingPrerequisites(prerequisites: readonly Prerequisite[] = PREREQUISITES): string[] {
  return prerequisites.flatMap((prerequisite) => {
    const [program, ...args] = prerequisite.command;
    return judge(prerequisite, spawnSync(program, args, { encoding: 'utf8', env: environment() })).fault ?? [];
  });
}

function judge(prerequisite: Prerequisite | Tool, finished?: Finished): Finding {
  const { name, install, leftOut } = prerequisite;
  const printed = finished?.status === 0 ? `${finished.stdout}${finished.stderr}` : undefined;
  if (!('version' in prerequisite)) {
    return printed === undefined ? { name, fault: `${name} is needed and was not found: ${install}`, leftOut } : { name, found: 'works', leftOut };
  }
  const { version, least } = prerequisite;
  const wanted = `${name} ${least.join('.')} or newer is needed`;
  const found = printed === undefined ? null : version.exec(printed);
  if (!found) {
    return { name, fault: `${wanted} and was not found: ${install}`, leftOut };
  }
  const [major, minor] = [Number(found[1]), Number(found[2] ?? 0)];
  const isOld = major < least[0] || (major === least[0] && minor < least[1]);
  return { name, found: `${major}.${minor}`, fault: isOld ? `${wanted} and ${major}.${minor} was found: ${install}` : undefined, leftOut };
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, MAVEN_OPTS: `${process.env.MAVEN_OPTS ?? ''} ${QUIET}` };
}
