import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minVersion, satisfies } from 'semver';
import { NODE_VERSIONS } from '../../projenrc/node-versions';
import { PREREQUISITES } from '../../rehearsal/system/prerequisites';
import { ROOT } from '../examples/apps';

interface Locked {
  readonly optional?: boolean;
  readonly engines?: { readonly node?: string };
}

const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
const LEAST = PREREQUISITES.find(({ name }) => name === 'Node.js')!.least.join('.');

/** What npm would warn of with EBADENGINE: as it does, no optional package. */
function unfitFor(version: string): string[] {
  return Object.entries(packages)
    .filter(([, { optional, engines }]) => !optional && engines?.node !== undefined && !satisfies(version, engines.node))
    .map(([path, { engines }]) => `${path} wants Node.js ${engines!.node}`);
}

test('the oldest release that is tested is the oldest that the tools are run with', () => {
  expect(NODE_VERSIONS.least).toBe(LEAST);
});

test.each(Object.values(NODE_VERSIONS))('npm ci warns of no package on Node.js %s', (version) => {
  // The newest that the range can mean: 22 is any of its releases.
  expect(unfitFor(version.includes('.') ? minVersion(version)!.version : `${version}.999.0`)).toEqual([]);
});

test('a package that wants a newer Node.js is found', () => {
  expect(unfitFor('18.0.0')).toContainEqual(expect.stringMatching(/^node_modules\/eslint wants Node\.js /));
});
