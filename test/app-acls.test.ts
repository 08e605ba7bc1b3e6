import { synthesize } from './examples/apps';

/** What bin/app.ts lets whom do on a cluster, as its template says it, without the word that every line begins with. */
function aclsOf(stack: string, app = 'bin/app.ts'): string[] {
  const resources: Record<string, { Type: string; Properties: { Acls: string[] } }> = synthesize(app).assembly.getStackArtifact(stack).template.Resources;
  const lines = Object.values(resources).filter(({ Type }) => Type === 'Custom::MskAcls').flatMap(({ Properties }) => Properties.Acls);
  return lines.map((line) => line.replace(/^User:/, ''));
}

/** Of the library's own administrator: it changes ACLs, and closes each type of resource. */
const CLOSED = [
  'acl-administrator ALTER CLUSTER LITERAL kafka-cluster',
  ...['TOPIC', 'GROUP', 'TRANSACTIONAL_ID', 'DELEGATION_TOKEN'].map((type) => `acl-administrator DESCRIBE ${type} LITERAL *`),
  'acl-administrator DESCRIBE_TOKENS USER LITERAL *',
];

/** Everything but what brokers do, and what lets it pass for another. */
const OPERATOR = [
  ...['ALTER', 'ALTER_CONFIGS', 'CREATE', 'DESCRIBE', 'DESCRIBE_CONFIGS', 'IDEMPOTENT_WRITE'].map((operation) => `operator ${operation} CLUSTER LITERAL kafka-cluster`),
  ...['TOPIC', 'GROUP', 'TRANSACTIONAL_ID', 'DELEGATION_TOKEN'].map((type) => `operator ALL ${type} LITERAL *`),
  'operator DESCRIBE_TOKENS USER LITERAL *',
];

const ADMINISTRATORS = [...CLOSED, ...OPERATOR];

/** The application, where the copies of the other side have a name of their own. */
const orders = (copy: string) => [
  'orders WRITE TOPIC LITERAL orders',
  'orders READ TOPIC LITERAL orders',
  `orders READ TOPIC LITERAL ${copy}`,
  'orders READ GROUP LITERAL orders',
];

const MIRROR_MAKER_READS = [
  'mirror-maker READ TOPIC LITERAL *',
  'mirror-maker DESCRIBE_CONFIGS TOPIC LITERAL *',
  'mirror-maker DESCRIBE GROUP LITERAL *',
];

/** Where it writes: copies, what it keeps for itself, and the positions of groups. */
const mirrorMakerWrites = (source: string, copies = [`PREFIXED ${source}.`]) => [
  ...copies.flatMap((pattern) => ['CREATE', 'READ', 'WRITE', 'ALTER', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS'].map((operation) => `mirror-maker ${operation} TOPIC ${pattern}`)),
  ...[`mm2-configs.${source}.internal`, `mm2-offsets.${source}.internal`, `mm2-status.${source}.internal`, `mm2-offset-syncs.${source}.internal`, `${source}.checkpoints.internal`, 'heartbeats']
    .flatMap((topic) => ['CREATE', 'READ', 'WRITE', 'DESCRIBE_CONFIGS'].map((operation) => `mirror-maker ${operation} TOPIC LITERAL ${topic}`)),
  'mirror-maker READ GROUP LITERAL *',
  `mirror-maker READ GROUP LITERAL ${source}-mm2`,
];

/** In whatever order, each line once. */
function expectAcls(acls: readonly string[], expected: readonly string[]): void {
  expect([...acls].sort()).toEqual([...new Set(expected)].sort());
}

test('on the primary the application reads and writes orders, and what comes back from the secondary', () => {
  expectAcls(aclsOf('Primary'), [...ADMINISTRATORS, ...orders('secondary.orders'), ...MIRROR_MAKER_READS]);
});

test('on the secondary it may go on at once, and read what came from the primary', () => {
  expectAcls(aclsOf('Secondary'), [...ADMINISTRATORS, ...orders('primary.orders'), ...mirrorMakerWrites('primary')]);
});

describe('with the way back', () => {
  const app = 'bin/app.ts -c failback=true';

  test('MirrorMaker may do on each side what it may do on the other one', () => {
    expectAcls(aclsOf('Primary', app), [...aclsOf('Primary'), ...mirrorMakerWrites('secondary')]);
    expectAcls(aclsOf('Secondary', app), [...aclsOf('Secondary'), ...MIRROR_MAKER_READS]);
  });
});

test('with narrow topics MirrorMaker may do what it needs for them, in both directions, and sees nothing else', () => {
  const app = 'examples/narrow-topics.ts -c failback=true';
  const reads = [
    ...['LITERAL orders', 'PREFIXED orders-'].flatMap((pattern) => [`mirror-maker READ TOPIC ${pattern}`, `mirror-maker DESCRIBE_CONFIGS TOPIC ${pattern}`]),
    'mirror-maker DESCRIBE GROUP LITERAL orders',
  ];
  const writes = (source: string) => [
    ...mirrorMakerWrites(source, [`LITERAL ${source}.orders`, `PREFIXED ${source}.orders-`, `LITERAL ${source}.heartbeats`]).filter((line) => line !== 'mirror-maker READ GROUP LITERAL *'),
    'mirror-maker READ GROUP LITERAL orders',
  ];
  const mirrorMaker = (stack: string) => aclsOf(stack, app).filter((line) => line.startsWith('mirror-maker '));

  expectAcls(mirrorMaker('Primary'), [...reads, ...writes('secondary')]);
  expectAcls(mirrorMaker('Secondary'), [...reads, ...writes('primary')]);
});

test('under identical names both sides have the same rights, but for what MirrorMaker does there', () => {
  const app = 'examples/identical-names.ts';
  const users = (stack: string) => aclsOf(stack, app).filter((line) => !/^mirror-maker(-alternate)? /.test(line));

  expectAcls(users('Primary'), [...ADMINISTRATORS, ...orders('orders')]);
  expect(users('Secondary')).toEqual(users('Primary'));
});
