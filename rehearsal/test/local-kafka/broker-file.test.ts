import { brokerFile } from '../../local-kafka/broker-file';
import type { Node } from '../../local-kafka/nodes';
import { parseProperties } from '../../system/properties';

function node(id: number, isBroker = true): Node {
  return { id, isBroker, isController: id <= 3, clientPort: 20000 + id, replicationPort: 21000 + id, controllerPort: 22000 + id };
}

function file(serverProperties: string, nodes = [node(1), node(2), node(3)], own = nodes[0]): string {
  return brokerFile({ cluster: 'primary', serverProperties, node: own, nodes, address: '127.0.0.2', keyStore: '/keys', logDirectory: '/data', refusedTopics: '/refused' });
}

function properties(text: string): Record<string, string> {
  return Object.fromEntries(parseProperties(text).map(({ key, value }) => [key, value]));
}

test('the template\'s text stands in the file as it is', () => {
  const text = '# a comment\nnum.partitions = 12\n\nlog.retention.hours:24';
  expect(file(text)).toContain(`\n${text}\n`);
});

test('MSK\'s defaults apply where the template is silent', () => {
  expect(properties(file('min.insync.replicas=1'))).toMatchObject({
    'min.insync.replicas': '1',
    'default.replication.factor': '3',
    'auto.create.topics.enable': 'false',
    'allow.everyone.if.no.acl.found': 'true',
  });
  expect(file('min.insync.replicas=1').match(/min\.insync\.replicas/g)).toHaveLength(1);
});

test('two brokers hold two copies of everything', () => {
  expect(properties(file('', [node(1), node(2), node(3, false)]))).toMatchObject({
    'default.replication.factor': '2',
    'min.insync.replicas': '1',
    'offsets.topic.replication.factor': '2',
    'transaction.state.log.min.isr': '1',
  });
});

test('clients log in with SCRAM over TLS; all else stays on loopback', () => {
  expect(properties(file(''))).toMatchObject({
    'process.roles': 'broker,controller',
    'listeners': 'CLIENT_SASL_SCRAM://127.0.0.2:20001,REPLICATION://127.0.0.1:21001,CONTROLLER://127.0.0.1:22001',
    'listener.security.protocol.map': 'CLIENT_SASL_SCRAM:SASL_SSL,REPLICATION:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'listener.name.client_sasl_scram.sasl.enabled.mechanisms': 'SCRAM-SHA-512',
    'controller.quorum.voters': '1@127.0.0.1:22001,2@127.0.0.1:22002,3@127.0.0.1:22003',
  });
});

describe('for clients with a certificate', () => {
  const withAuthority = (isBroker = true) => properties(brokerFile({
    cluster: 'primary', serverProperties: '', node: { ...node(1, isBroker), certificatePort: 23001 }, nodes: [node(1, isBroker)], address: '127.0.0.2',
    keyStore: '/keys', logDirectory: '/data', refusedTopics: '/refused', authority: '/memory/authority.pem',
  }));

  test('there is a listener that requires one of the authority, and takes the whole name in it', () => {
    expect(withAuthority()).toMatchObject({
      'listeners': 'CLIENT_SASL_SCRAM://127.0.0.2:20001,CLIENT_SECURE://127.0.0.2:23001,REPLICATION://127.0.0.1:21001,CONTROLLER://127.0.0.1:22001',
      'advertised.listeners': 'CLIENT_SASL_SCRAM://127.0.0.2:20001,CLIENT_SECURE://127.0.0.2:23001,REPLICATION://127.0.0.1:21001',
      'listener.security.protocol.map': 'CLIENT_SASL_SCRAM:SASL_SSL,CLIENT_SECURE:SSL,REPLICATION:PLAINTEXT,CONTROLLER:PLAINTEXT',
      'listener.name.client_secure.ssl.client.auth': 'required',
      'listener.name.client_secure.ssl.truststore.type': 'PEM',
      'listener.name.client_secure.ssl.truststore.location': '/memory/authority.pem',
      'listener.name.client_secure.ssl.principal.mapping.rules': 'DEFAULT',
    });
  });

  test('there is none on a node that is only a controller, and none where the cluster takes no certificate', () => {
    expect(withAuthority(false).listeners).toBe('CONTROLLER://127.0.0.1:22001');
    expect(file('')).not.toMatch(/client_secure/i);
  });
});

test('only a cluster with tiered storage takes settings of tiered topics', () => {
  const of = (isTiered?: boolean) => properties(brokerFile({ cluster: 'primary', serverProperties: '', isTiered, node: node(1), nodes: [node(1)], address: '127.0.0.2', keyStore: '/keys', logDirectory: '/data', refusedTopics: '/refused' }));
  expect([true, false, undefined].map((isTiered) => of(isTiered)['remote.log.storage.system.enable'])).toEqual(['true', undefined, undefined]);
});

test('a node that is only a controller has no listener for clients', () => {
  const controller = node(3, false);
  expect(properties(file('', [node(1), node(2), controller], controller))).toMatchObject({
    'process.roles': 'controller',
    'listeners': 'CONTROLLER://127.0.0.1:22003',
  });
});

test('the key store\'s password is not in the file', () => {
  expect(properties(file(''))['ssl.keystore.password']).toBe('${env:KEY_STORE_PASSWORD}');
});

test.each([
  ['num.partitions=1\nlog.dirs=/mine', 'server.properties line 2 sets "log.dirs=/mine", but MSK sets it itself (here "log.dirs=/data"): remove the line.'],
  ['sasl.enabled.mechanisms=PLAIN', 'which MSK does not let a configuration set: remove the line.'],
  ['create.topic.policy.class.name=Mine', 'which MSK does not let a configuration set: remove the line.'],
  ['\n\nbroker.id=7', 'server.properties line 3 sets "broker.id=7"'],
])('%j is refused', (text, message) => {
  expect(() => file(text)).toThrow(message);
});

test('defaults hang on the zones of MSK, however many brokers run here', () => {
  const nodes = [1, 2, 3, 4].map((id) => node(id));
  const written = (zones?: number) => properties(brokerFile({ cluster: 'primary', serverProperties: '', zones, node: nodes[0]!, nodes, address: '127.0.0.2', keyStore: '/keys', logDirectory: '/data', refusedTopics: '/refused' }));
  expect([written(2), written()].map((each) => each['default.replication.factor'])).toEqual(['2', '3']);
});
