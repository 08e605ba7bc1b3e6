import { consumeAcls, produceAcls } from '../../../lib/kafka/acls/acl-grants';
import { formatAcl, type Acl } from '../../../lib/kafka/acls/acls';
import type { ClusterDescription, MirrorMakerDescription, ProbeDescription } from '../../assembly/descriptions';
import type { ClusterEnvironment } from '../../environment/check';
import { close } from '../../environment/close';
import { setUpReplication } from '../../environment/replication-environment';
import type { LambdaFunctionOptions } from '../../hosts/functions/lambda-function';
import { ProbeFunction } from '../../hosts/functions/probe-function';
import type { MirrorMaker } from '../../hosts/mirror-maker/mirror-maker';

jest.mock('../../environment/close', () => ({ close: jest.fn(async () => 7) }));
const closed = jest.mocked(close);

const SECRETS = { primary: 'arn:mirror-maker', secondary: 'arn:mirror-maker' };

/** What each login asks of the brokers of its cluster, in order. */
let asked: string[];
beforeEach(() => {
  asked = [];
  closed.mockClear();
});

function environment(arn: string, acls?: readonly Acl[]): ClusterEnvironment {
  const description = {
    arn, name: arn, features: [],
    users: ['administrator', 'mirror-maker', 'orders', 'billing'].map((username) => ({ username, secretArn: `arn:${username}` })),
    topics: [{ name: 'orders', partitions: 6, replicationFactor: 3, settings: {} }],
    acls: acls && { properties: { ClusterArn: arn, AdministratorSecretArn: 'arn:administrator', Acls: acls.map(formatAcl) } },
  } as unknown as ClusterDescription;
  const call = (username: string) => async (method: string) => {
    asked.push(`${username} of ${arn}: ${method}`);
    return { 'topics.describe': {}, 'topics.groups': [], 'records.stopReading': [], 'records.stopWriting': { acknowledged: [], refused: 0 } }[method];
  };
  return {
    description,
    clientInstance: { description: { secretArn: 'arn:billing' } },
    endpoint: { secretString: () => '{"username":"mirror-maker"}' },
    driver: { logIn: ({ username }: { username: string }) => ({ call: call(username) }) },
  } as unknown as ClusterEnvironment;
}

async function setUp(acls?: readonly Acl[], probe?: ProbeDescription) {
  const forward = {
    name: 'MirrorMaker', target: 'secondary', secrets: SECRETS, clusters: { primary: 'primary', secondary: 'secondary' },
    environment: { MIRROR_MAKER_PROPERTIES: 'primary->secondary.topics=orders' }, probe,
  } as unknown as MirrorMakerDescription;
  return setUpReplication({ forward }, { primary: environment('primary', acls), secondary: environment('secondary', acls) }, {
    passwordOf: () => 'swordfish',
    installMirrorMaker: async () => ({}) as MirrorMaker,
    probeOf: (description) => new ProbeFunction(description, {} as LambdaFunctionOptions),
  });
}

test('both clusters are closed, and one user writes what another one reads', async () => {
  const { access, background } = await setUp([...produceAcls('orders', 'orders'), ...consumeAcls('billing', 'orders', 'billing')]);
  expect(closed.mock.calls.map(([{ description }]) => description.arn).sort()).toEqual(['primary', 'secondary']);
  expect(access).toMatch(/^closed by 7 and 7 ACLs: orders writes and billing reads/);
  expect({ topic: background.topic, group: background.group, partitions: background.partitions }).toEqual({ topic: 'orders', group: 'billing', partitions: 6 });
  asked = [];
  await background.start('primary', ['orders']);
  await background.stopWriting(true);
  await background.stopReading(true);
  expect(asked).toEqual(['billing of primary: records.startReading', 'orders of primary: records.startWriting', 'orders of primary: records.stopWriting', 'billing of primary: records.stopReading']);
});

test('both clusters are closed also where no users are granted such work, and the administrator does it', async () => {
  const { access, background } = await setUp(produceAcls('orders', 'orders'));
  expect(closed).toHaveBeenCalledTimes(2);
  expect(access).toMatch(/^closed by 7 and 7 ACLs: an administrator is the application/);
  asked = [];
  await background.start('secondary', ['orders']);
  expect(asked.map((line) => line.split(':')[0])).toEqual(['administrator of secondary', 'administrator of secondary']);
});

test('without ACLs nothing is closed, and a user that is neither of MirrorMaker nor of the client instance does the work', async () => {
  const { access, background } = await setUp();
  expect(closed).not.toHaveBeenCalled();
  expect(access).toBe('every user may do everything');
  asked = [];
  await background.start('primary', ['orders']);
  expect(new Set(asked.map((line) => line.split(':')[0]))).toEqual(new Set(['administrator of primary']));
});

test('a probe is there if the assembly has one, and may look at what the rehearsal has copied', async () => {
  expect((await setUp(produceAcls('orders', 'orders'))).probe).toBeUndefined();
  closed.mockClear();
  const probe = { name: 'Probe', environment: { PRIMARY_SECRET_ARN: 'arn:probe', SECONDARY_SECRET_ARN: 'arn:probe' }, statements: [], codeDirectory: '' };
  expect((await setUp(produceAcls('orders', 'orders'), probe)).probe).toBeInstanceOf(ProbeFunction);
  const acls = closed.mock.calls.map(([{ description }, additional]) => [description.arn, additional.map(formatAcl)] as const);
  expect(new Map(acls)).toEqual(new Map([
    ['primary', expect.arrayContaining(['User:mirror-maker READ TOPIC PREFIXED rehearsal-'])],
    ['secondary', expect.arrayContaining(['User:mirror-maker DESCRIBE TOPIC PREFIXED primary.rehearsal-'])],
  ]));
});
