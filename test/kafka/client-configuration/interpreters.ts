import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PYTHON_TOOLS } from '../../../rehearsal/system/python-tools';

/** What a client finds in its environment. */
export const ENVIRONMENT = {
  KAFKA_BOOTSTRAP_SERVERS: 'b-1.example.com:9096,b-2.example.com:9096',
  KAFKA_USERNAME: 'orders',
  KAFKA_PASSWORD: 'aB3'.repeat(13),
};

const PYTHON = join(PYTHON_TOOLS, 'python');

/** Runs a Python program with a text beside it, in that environment, and reads the JSON that it prints. */
export function askPython(file: string, text: string, program: string): unknown {
  return inDirectoryWith(file, text, (directory) => JSON.parse(execute(PYTHON, ['-c', program], directory)));
}

/** The same with Node.js. */
export function askNode(file: string, text: string, program: string): unknown {
  return inDirectoryWith(file, text, (directory) => JSON.parse(execute(process.execPath, ['--eval', program], directory)));
}

/** Reads a properties file as Java does. */
export function askJava(text: string): Record<string, string> {
  const unhex = (digits: string) => Buffer.from(digits, 'hex').toString('utf8');
  return inDirectoryWith('client.properties', text, (directory) => {
    const lines = execute('java', ['-XX:TieredStopAtLevel=1', join(__dirname, '..', 'settings', 'ReadProperties.java'), 'client.properties'], directory);
    return Object.fromEntries(lines.trimEnd().split('\n').map((line) => line.split(' ').map(unhex)));
  });
}

function execute(program: string, args: readonly string[], cwd: string): string {
  return execFileSync(program, args, { cwd, encoding: 'utf8', env: { PATH: process.env.PATH, JAVA_HOME: process.env.JAVA_HOME, ...ENVIRONMENT } });
}

function inDirectoryWith<Result>(file: string, text: string, use: (directory: string) => Result): Result {
  const directory = mkdtempSync(join(tmpdir(), 'client-configuration-'));
  try {
    writeFileSync(join(directory, file), text);
    return use(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
