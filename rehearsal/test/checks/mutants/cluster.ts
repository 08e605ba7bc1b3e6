import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as customResource from '../../../hosts/functions/custom-resource';
import * as prepared from '../../../clients/clients';
import * as go from '../../../clients/franz-go/franz-go';
import * as scenario from '../../../clients/scenario';
import { CHECKS } from '../../../checks';
import { noSecret } from '../../../checks/cluster/no-secret';
import type { ClusterEnvironment } from '../../../environment/check';
import { Passwords } from '../../../drivers/kafka/passwords';
import { Broker } from '../../../local-kafka/broker';
import { finished, type Mutant } from './mutant';
import { inJaas } from '../../../system/jaas';
import type { Finished } from '../../../system/processes';

const ACL_ADMINISTRATOR = 'User:administrator';

/** What the brokers answer to the calls of a test's own; nothing to all others. */
type Calls = Readonly<Record<string, (params: { readonly topic?: string }) => unknown>>;

function brokersThat(calls: Calls) {
  const user = { call: async (method: string, params = {}) => calls[method]?.(params) };
  return { controlPlane: user, logIn: () => user };
}

/** A cluster whose host answers a command as a test says, and whose processes are only remembered to run. */
export function clusterEnvironment(answer: (command: string, args: readonly string[]) => Finished | undefined, more: object = {}): ClusterEnvironment {
  return {
    description: { name: 'Primary/Kafka', features: [], region: 'us-east-1', zones: 3, serverProperties: 'default.replication.factor=3', users: [{ username: 'orders', secretArn: 'arn:orders' }], topics: [] },
    clientInstance: {
      description: { commands: ['/opt/link-tools.sh'], otherClusters: [], clusterArn: 'arn:cluster', secretArn: 'arn:orders' },
      principal: 'CLIENT',
      path: (file: string) => file,
      run: async (command: string, args: readonly string[]) => answer(command, args) ?? finished(),
    },
    cluster: { brokers: [{ id: 1, address: '127.0.0.1:1' }], bootstrapServers: '127.0.0.1:1', controlPlane: '127.0.0.1:2' },
    endpoint: { calls: [], secretString: () => JSON.stringify({ username: 'orders', password: 'swordfish' }), changeSecret: () => '{}' },
    driver: brokersThat({}),
    secrets: new Set(),
    ...more,
  } as unknown as ClusterEnvironment;
}

function check(id: string, environment: () => ClusterEnvironment): Pick<Mutant, 'id' | 'run'> {
  return { id, run: () => CHECKS.find((each) => each.id === id)!.run(environment()) };
}

/** Answers every connection as a broker would answer one that logged in. */
async function answersEverybody(): Promise<unknown> {
  const server = createServer((socket) => socket.end(Buffer.from([0, 0, 0, 4, 0, 0, 0, 7])));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return check('cluster.plaintext', () => clusterEnvironment(() => undefined, { cluster: { brokers: [{ address }] } })).run().finally(() => server.close());
}

/** Brokers to which a producer writes as fast as the check looks, and what they say of it in the end. */
function brokerLossWith(calls: Calls): Promise<unknown> {
  let written = 0;
  const driver = brokersThat({
    'records.countWritten': () => written += 600,
    'records.firstRefusal': () => null,
    'records.stopWriting': () => ({ acknowledged: [['broker-loss-0', 0], ['broker-loss-1', 0]], refused: 0 }),
    'records.values': () => ['broker-loss-0', 'broker-loss-1'],
    'topics.outOfSync': () => [],
    ...calls,
  });
  const environment = clusterEnvironment(() => undefined, { driver });
  Object.assign(environment.cluster, { kill: async () => {}, restart: async () => {}, runningBrokers: [1] });
  return check('cluster.broker-loss', () => environment).run();
}

/** A look at a directory and a memory of its own. */
async function noSecretWith(change: (directory: string, environment: ClusterEnvironment) => void, run = noSecret.run): Promise<unknown> {
  const directory = mkdtempSync(join(tmpdir(), 'no-secret-'));
  mkdirSync(join(directory, 'disk'));
  mkdirSync(join(directory, 'memory'));
  writeFileSync(join(directory, 'disk', 'server.log'), 'INFO started\n');
  const environment = clusterEnvironment(() => undefined, {
    templates: [{ stackName: 'Primary', text: '{}' }],
    secrets: new Set(['swordfish']),
    directory: join(directory, 'disk'),
    memory: join(directory, 'memory'),
    cluster: { logs: [join(directory, 'disk', 'server.log')] },
    processList: { looks: 7, blindLooks: 0, sightings: [] },
  });
  change(directory, environment);
  return run(environment).finally(() => rmSync(directory, { recursive: true }));
}

/** Every kind of place in which a secret can be, and every look that can be blind. */
export function noSecretMutants(id: string, run = noSecret.run): Mutant[] {
  const mutant = (broken: string, says: RegExp, change: (directory: string, environment: ClusterEnvironment) => void): Mutant => ({ id, broken, says, run: () => noSecretWith(change, run) });
  return [
    mutant('a template holds a password', /the template of Secondary holds a secret/, (_, environment) => Object.assign(environment, { templates: [{ stackName: 'Secondary', text: '"SecretString":"swordfish"' }] })),
    mutant('a template holds a password that no key names', /the template of Secondary holds a secret/, (_, environment) => Object.assign(environment, { templates: [{ stackName: 'Secondary', text: '"Default":"swordfish"' }] })),
    mutant('there is no template', /there was no template to look at/, (_, environment) => Object.assign(environment, { templates: [] })),
    mutant('a file holds a password in JSON', /a password stands in .*state\.json/, (directory, environment) => {
      environment.secrets.add('sword"fish');
      writeFileSync(join(directory, 'disk', 'state.json'), JSON.stringify({ password: 'sword"fish' }));
    }),
    mutant('a file holds a password in a JAAS line', /a password stands in .*jaas\.conf/, (directory, environment) => {
      environment.secrets.add('sword$fish');
      writeFileSync(join(directory, 'disk', 'jaas.conf'), `password="${inJaas('sword$fish')}"`);
    }),
    mutant('a file holds a password', /a password stands in .*run\.properties/, (directory) => writeFileSync(join(directory, 'disk', 'run.properties'), 'password=swordfish')),
    mutant('the log that is shown the canary holds a password', /a password stands in .*server\.log/, (directory) => writeFileSync(join(directory, 'disk', 'server.log'), 'password=swordfish\n')),
    mutant('a password stood in the process list', /a password stood in the process list: java \(a password\)/, (_, environment) => Object.assign(environment.processList, { sightings: ['java (a password)'] })),
    mutant('the process list is not looked at', /never looked at/, (_, environment) => Object.assign(environment.processList, { looks: 0 })),
    mutant('a look at the process list saw no canary', /the look at the process list was blind: 1 of 7/, (_, environment) => Object.assign(environment.processList, { blindLooks: 1 })),
    mutant('the look at the files does not come to the log', /the look at the files was blind/, (directory, environment) => Object.assign(environment, { cluster: { logs: [join(directory, 'elsewhere.log')] } })),
    mutant('credentials are left in memory', /credentials were left in memory: user/, (directory) => writeFileSync(join(directory, 'memory', 'user'), '')),
  ];
}

/** Clients that have seen what a test says. */
async function clientsThat(saw: object, mistakes: object, id = 'cluster.clients'): Promise<unknown> {
  const client = { configuration: '', command: [], environment: {} };
  jest.spyOn(prepared, 'prepareClients').mockResolvedValue([{ ...client, name: 'Java' }]);
  jest.spyOn(go, 'franzGoClient').mockResolvedValue({ ...client, name: 'franz-go' });
  const used = { version: '1', written: 20, read: 20, missingTopic: 'no topic', forbiddenTopic: 'not authorized', ...saw };
  jest.spyOn(scenario, 'runScenario').mockImplementation(async (_environment, _client, _scenario, _variables, entry) => entry ? used : { version: '1', error: 'Authentication failed', ...mistakes });
  return check(id, () => clusterEnvironment((command) => command === 'aws' ? finished('{"username":"orders","password":"swordfish"}') : undefined, { directory: '/nowhere' })).run();
}

/** A rotation in which clients and function see what a test says. */
async function rotationWith({ log = 'Tries again', once }: { log?: string; once?: string }): Promise<unknown> {
  jest.spyOn(Passwords.prototype, 'once').mockResolvedValue(once);
  jest.spyOn(Passwords.prototype, 'begin').mockResolvedValue();
  jest.spyOn(Passwords.prototype, 'end').mockResolvedValue({ sent: 1, acknowledged: 1, read: 1, failures: [] });
  let rotations = 0;
  const rotation = { secretArn: 'arn:app', environment: { USER_SECRETS: '{}' }, isOfMirrorMaker: false };
  return check('cluster.rotation', () => clusterEnvironment(() => undefined, {
    description: { rotations: [rotation] },
    endpoint: { secretString: () => JSON.stringify({ username: `app-${rotations}`, password: 'swordfish' }) },
    rotationFunctions: [{
      rotate: async () => {
        rotations++;
        return log;
      },
      rotateInVain: async () => ({ step: 'testSecret', log: 'clients keep the present one' }),
    }],
  })).run();
}

/** A closed cluster on which a user is let do everything, or refused everything. */
async function closedClusterThat(refuses: string | undefined): Promise<unknown> {
  const user = {
    call: async (method: string) => {
      if (refuses !== undefined && method !== 'access.open') {
        throw new Error(refuses);
      }
      return [];
    },
  };
  let answers = 0;
  jest.spyOn(customResource, 'invokeCustomResource').mockImplementation(async (_options, _request, seconds) => seconds === undefined
    ? { Status: 'SUCCESS', PhysicalResourceId: '', log: ['Adds', 'Removes', 'nothing'][answers++] ?? '' }
    : { Status: 'FAILED', Reason: 'Authentication failed', PhysicalResourceId: '', log: '' });
  const acls = { properties: { ClusterArn: 'arn', AdministratorSecretArn: 'arn:administrator', Acls: [`${ACL_ADMINISTRATOR} ALTER CLUSTER LITERAL kafka-cluster`, 'User:orders WRITE TOPIC LITERAL orders'] } };
  return check('cluster.acls', () => clusterEnvironment(() => undefined, { description: { acls, users: [{ username: 'orders', secretArn: 'arn:orders' }] }, aclFunction: {}, driver: { controlPlane: user, logIn: () => user } })).run();
}

/** A process that Kafka ended before it answered. */
async function refusingBroker(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'broker-'));
  const broker = new Broker({ id: 1, address: '', replicationAddress: '', log: join(directory, 'log'), logDirectory: join(directory, 'data'), directory, command: 'sh', args: ['-c', 'echo org.apache.kafka.common.config.ConfigException: Invalid value'], environment: process.env });
  await broker.start().finally(() => rmSync(directory, { recursive: true }));
}

const otherCluster = { name: 'secondary', arn: 'arn:other', region: 'us-east-2', secretArn: 'arn:other-secret' };

export const CLUSTER_MUTANTS: readonly Mutant[] = [
  { id: 'cluster.start', broken: 'Kafka refuses the file', run: refusingBroker, says: /Invalid value/ },
  { ...check('cluster.login', () => clusterEnvironment(() => finished('no login', 1))), broken: 'a boot command fails', says: /link-tools\.sh failed: no login/ },
  {
    ...check('cluster.other-region', () => {
      const environment = clusterEnvironment(() => undefined);
      Object.assign(environment.clientInstance.description, { otherClusters: [otherCluster] });
      return environment;
    }),
    broken: 'the other Region is not asked',
    says: /us-east-2 was not asked for arn:other/,
  },
  {
    ...check('cluster.users', () => clusterEnvironment(() => undefined, {
      driver: brokersThat({
        'topics.groups': () => {
          throw new Error('Authentication failed');
        },
      }),
    })),
    broken: 'brokers refuse a user of the template',
    says: /orders was refused: Authentication failed/,
  },
  { ...check('cluster.wrong-password', () => clusterEnvironment(() => finished('orders'))), broken: 'brokers take any password', says: /kafka-topics\.sh ended with 0/ },
  { id: 'cluster.plaintext', broken: 'brokers answer without TLS', run: answersEverybody, says: /a broker answered a client without TLS/ },
  {
    ...check('cluster.declared-topics', () => clusterEnvironment(() => undefined, { description: { features: [], topics: [{ name: 'orders', partitions: 6, replicationFactor: 3, settings: {} }] }, driver: brokersThat({ 'topics.describe': () => ({ orders: { partitions: 5, replicationFactor: 3, settings: {} } }) }) })),
    broken: 'a declared topic gets fewer partitions',
    says: /orders: partitions 5, expected 6/,
  },
  {
    ...check('cluster.declared-topics', () => clusterEnvironment(() => undefined, {
      description: { features: [], topics: [{ name: 'orders', partitions: 6, replicationFactor: 3, settings: { 'remote.storage.enable': 'true' } }] },
      driver: brokersThat({
        'topics.create': (params) => {
          if (JSON.stringify(params).includes('remote.storage.enable')) {
            throw new Error('Tiered Storage functionality is disabled in the broker');
          }
        },
        'topics.describe': () => ({ orders: { partitions: 6, replicationFactor: 3, settings: {} } }),
      }),
    })),
    broken: 'a topic uses a tiered storage that its cluster does not have',
    says: /Kafka refused orders: Tiered Storage functionality is disabled/,
  },
  {
    ...check('cluster.unknown-topic', () => clusterEnvironment(() => finished('Topic rehearsal-unknown not present in metadata'), { driver: brokersThat({ 'topics.describe': () => ({ 'rehearsal-unknown': {} }) }) })),
    broken: 'a misspelt name becomes a topic',
    says: /the topic is there/,
  },
  {
    ...check('cluster.topic-defaults', () => clusterEnvironment(() => undefined, { driver: brokersThat({ 'topics.describe': () => ({ 'rehearsal-orders': { replicationFactor: 1 } }) }) })),
    broken: 'a topic gets one copy',
    says: /replication factor 1, expected 3/,
  },
  {
    ...check('cluster.topic-defaults', () => clusterEnvironment(() => undefined, {
      description: { serverProperties: 'default.replication.factor : 2', zones: 3, users: [{ username: 'orders', secretArn: 'arn:orders' }] },
      driver: brokersThat({ 'topics.describe': () => ({ 'rehearsal-orders': { replicationFactor: 3 } }) }),
    })),
    broken: 'a topic gets more copies than a file says that is written otherwise',
    says: /replication factor 3, expected 2/,
  },
  {
    ...check('cluster.produce-consume', () => clusterEnvironment((command) => command === 'kafka-console-consumer.sh' ? finished(Array.from({ length: 999 }, (_, number) => `record ${number}`).join('\n')) : undefined)),
    broken: 'a record is lost',
    says: /1 of 1000 records are missing, the first is 'record 999'/,
  },
  { id: 'cluster.clients', broken: 'a client does not say that a password is wrong', run: () => clientsThat({}, { error: 'disconnected' }), says: /Java does not name this mistake: wrong password/ },
  { id: 'cluster.clients', broken: 'a client reads less than it wrote', run: () => clientsThat({ read: 19 }, {}), says: /Java wrote 20 and read 19 of 20 records/ },
  { id: 'cluster.go-client', broken: 'the client writes less than it should', run: () => clientsThat({ written: 19 }, {}, 'cluster.go-client'), says: /franz-go wrote 19 and read 20 of 20 records/ },
  {
    id: 'cluster.broker-loss',
    broken: 'brokers refuse a record while one is gone',
    run: () => brokerLossWith({ 'records.firstRefusal': () => 'not enough replicas' }),
    says: /a record was refused after \d+ were acknowledged: not enough replicas/,
  },
  {
    id: 'cluster.broker-loss',
    broken: 'an acknowledged record is lost',
    run: () => brokerLossWith({ 'records.values': () => ['broker-loss-1'] }),
    says: /1 of 2 acknowledged records are missing, the first is broker-loss-0/,
  },
  { id: 'cluster.rotation', broken: 'a client that starts meanwhile is refused', run: () => rotationWith({ once: 'refused' }), says: /of \d+ clients that started, \d+ failed: app-0: refused/ },
  { id: 'cluster.rotation', broken: 'brokers know a new password at once', run: () => rotationWith({ log: '' }), says: /the brokers knew the new password at once/ },
  { id: 'cluster.acls', broken: 'a user may do what no ACL allows', run: () => closedClusterThat(undefined), says: /orders may write to rehearsal-elsewhere, which no ACL allows/ },
  { id: 'cluster.acls', broken: 'a user may not do what its ACLs allow', run: () => closedClusterThat('TopicAuthorizationException'), says: /orders may not write to orders, which its ACLs allow/ },
  ...noSecretMutants('cluster.no-secret'),
];
