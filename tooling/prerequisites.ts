import { spawnSync } from 'node:child_process';

/** A program that the machine must have. */
interface Prerequisite {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Matches the major and minor version in what the command prints. */
  readonly version: RegExp;
  readonly least: readonly [number, number];
  readonly install: string;
}

export const PREREQUISITES: readonly Prerequisite[] = [
  { name: 'Node.js', command: ['node', '--version'], version: /v(\d+)\.(\d+)/, least: [20, 16], install: 'https://nodejs.org' },
  { name: 'Java', command: ['java', '-version'], version: /version "(\d+)(?:\.(\d+))?/, least: [17, 0], install: 'https://docs.aws.amazon.com/corretto or apt install openjdk-17-jdk' },
  { name: 'Maven', command: ['mvn', '--version'], version: /Apache Maven (\d+)\.(\d+)/, least: [3, 6], install: 'https://maven.apache.org/install.html or apt install maven' },
  { name: 'Python', command: ['python3', '--version'], version: /Python (\d+)\.(\d+)/, least: [3, 9], install: 'https://www.python.org/downloads or apt install python3' },
  { name: "Python's venv", command: ['python3', '-c', 'import ensurepip, venv, sys; print(sys.version)'], version: /(\d+)\.(\d+)/, least: [3, 9], install: 'apt install python3-venv' },
];

/** One line for each program that is missing or too old. */
export function missingPrerequisites(prerequisites: readonly Prerequisite[] = PREREQUISITES): string[] {
  return prerequisites.flatMap(({ name, command: [program, ...args], version, least, install }) => {
    const wanted = `${name} ${least.join('.')} or newer is needed`;
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    const found = status === 0 ? version.exec(stdout + stderr) : null;
    if (!found) {
      return [`${wanted} and was not found: ${install}`];
    }
    const [major, minor] = [Number(found[1]), Number(found[2] ?? 0)];
    const isOld = major < least[0] || (major === least[0] && minor < least[1]);
    return isOld ? [`${wanted} and ${major}.${minor} was found: ${install}`] : [];
  });
}
