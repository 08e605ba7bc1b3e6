import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../examples/apps';

/** CloudFormation's own schemas of resources, as cfn-lint brings them. `npx projen prepare-machine` installs it. */
const SCHEMAS = join(pythonPackages(), 'cfnlint', 'data', 'schemas');
const FILE_OF_TYPE: Readonly<Record<string, string>> = readJson(join(SCHEMAS, 'providers', 'us-east-1.json'));

/**
 * The properties whose change makes CloudFormation replace a resource, each as the names on its way: `['BrokerNodeGroupInfo',
 * 'ClientSubnets']`. A `*` stands for every element of a list.
 */
export function createOnlyProperties(type: string): string[][] {
  const file = FILE_OF_TYPE[type];
  if (file === undefined) {
    throw new Error(`${type} has no schema in us-east-1`);
  }
  const { createOnlyProperties = [] }: { createOnlyProperties?: string[] } = readJson(join(SCHEMAS, 'resources', `${file}.json`));
  return createOnlyProperties.map((pointer) => pointer.split('/').slice(2));
}

function pythonPackages(): string {
  const lib = join(ROOT, '.venv', 'lib');
  const [python] = readdirSync(lib).filter((name) => name.startsWith('python3'));
  return join(lib, python!, 'site-packages');
}

function readJson<Content>(file: string): Content {
  return JSON.parse(readFileSync(file, 'utf8')) as Content;
}
