import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { ROOT } from './apps';

export const APPLICATIONS = join(ROOT, 'examples', 'applications');

export function applicationFile(name: string): string {
  return readFileSync(join(APPLICATIONS, name), 'utf8');
}

/** The values that a unit or its drop-in gives to a key, in order. */
export function unitValues(file: string, key: string): string[] {
  return [...applicationFile(file).matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value]) => value!);
}

/** How each form starts the application: the words of a command, none of which has a blank or a quote in it. */
export const START_COMMANDS: Readonly<Record<string, () => string[]>> = {
  'the unit of systemd': () => unitValues('orders.service', 'ExecStart')[0]!.split(' '),
  'the Dockerfile': () => ['ENTRYPOINT', 'CMD'].flatMap((instruction): string[] => JSON.parse(new RegExp(`^${instruction} (\\[.*\\])$`, 'm').exec(applicationFile('Dockerfile'))![1]!)),
  'the Procfile': () => ['sh', '-c', /^consumer: (.+)$/m.exec(applicationFile('Procfile'))![1]!],
};

/** What the application is told of, as names of things. */
export function applicationEnvironment(): Record<string, string> {
  return parse(applicationFile('kafka.env'));
}
