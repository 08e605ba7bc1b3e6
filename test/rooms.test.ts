import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { circlesIn, importsIn, type Imports } from './imports';

/** Rooms from the roof to the ground: each may see those below it. CONTRIBUTING.md says what they hold. */
type Rooms = readonly string[];

const ROOMS: Rooms = [
  'replicated-clusters',
  'replication-probe',
  'mirror-maker',
  'active-side',
  'msk-client-instance',
  'msk-connect',
  'scram-msk-cluster',
  'topics',
  'authorization',
  'principals',
  'rotation',
  'cross-region-peering',
  'kafka/mirror-maker',
  'kafka/topics',
  'kafka/brokers',
  'kafka/client-configuration',
  'kafka/login',
  'kafka/acls',
  'kafka/settings',
  'kafka/releases',
  'private',
];

/** Of the rehearsal. */
const ROOMS_OF_REHEARSAL: Rooms = [
  'cli',
  'checks',
  'environment',
  'clients',
  'drivers',
  'hosts',
  'report',
  'reachability',
  'assembly',
  'local-kafka',
  'fake-aws',
  'system',
];

/** What stands above the rooms: the constructs that users import, and what tools import of Kafka's side. */
const PUBLISHED = ['index.ts', 'kafka/index.ts'];

const FOLDER = join(__dirname, '..', 'lib');
const LIB = importsIn(FOLDER);
const REHEARSAL = importsIn(join(__dirname, '..', 'rehearsal'), ['build', 'node_modules', 'test']);

function roomOf(file: string, rooms = ROOMS): string | undefined {
  return rooms.find((room) => file.startsWith(`${room}/`));
}

/** What a file may not import: a room above its own, and of any other room more than the one file that it needs. */
function wrongArrows(imports: Imports, rooms = ROOMS): string[] {
  return [...imports].flatMap(([file, targets]) => targets.flatMap((target) => {
    const [from, to] = [roomOf(file, rooms), roomOf(target, rooms)];
    if (from === to || PUBLISHED.includes(file)) {
      return [];
    }
    const wrong = from === undefined || to === undefined || rooms.indexOf(to) < rooms.indexOf(from) ? 'upward' : target.endsWith('index.ts') && 'whole room';
    return wrong ? [`${wrong}: ${file} -> ${target}`] : [];
  }));
}

test('each file of lib/ stands in a room', () => {
  expect([...LIB.keys()].filter((file) => roomOf(file) === undefined)).toEqual(PUBLISHED);
});

test('rooms import files of the rooms below them only, and no whole room', () => {
  expect(wrongArrows(LIB)).toEqual([]);
  expect(wrongArrows(new Map([
    ['private/rules.ts', ['kafka/acls/acls.ts']],
    ['topics/kafka-topic.ts', ['principals/index.ts', 'topics/rules.ts']],
  ]))).toEqual(['upward: private/rules.ts -> kafka/acls/acls.ts', 'whole room: topics/kafka-topic.ts -> principals/index.ts']);
});

test('no import leads back to where it began, be it of a type', () => {
  expect(circlesIn(LIB)).toEqual([]);
  expect(circlesIn(new Map([['a.ts', ['b.ts']], ['b.ts', ['c.ts']], ['c.ts', ['b.ts']]]))).toEqual([['b.ts', 'c.ts', 'b.ts']]);
});

test('lib/kafka knows Kafka and nothing of the CDK', () => {
  const kafka = [...LIB].filter(([file]) => file.startsWith('kafka/'));
  expect(kafka.flatMap(([, targets]) => targets).filter((target) => !target.startsWith('kafka/'))).toEqual([]);
  expect(kafka.map(([file]) => file).filter((file) => readFileSync(join(FOLDER, file), 'utf8').includes('aws-cdk'))).toEqual([]);
});

test('the rehearsal has rooms, too, and takes of the library what lib/kafka publishes', () => {
  expect([...REHEARSAL.keys()].filter((file) => roomOf(file, ROOMS_OF_REHEARSAL) === undefined)).toEqual([]);
  expect(wrongArrows(REHEARSAL, ROOMS_OF_REHEARSAL).filter((wrong) => !wrong.startsWith('whole room: cli/'))).toEqual([]);
  expect(circlesIn(REHEARSAL)).toEqual([]);
});
