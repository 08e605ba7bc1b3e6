import { readApi } from './api';
import { DOCUMENTS } from './documents';
import { idleNames, unknownNames } from './names';

const api = readApi();

test.each(DOCUMENTS)('$path names constructs, props and methods that are there', (document) => {
  expect(unknownNames(document, api)).toEqual([]);
});

test('every foreign name is mentioned somewhere', () => {
  expect(idleNames(DOCUMENTS)).toEqual([]);
});

const unknownIn = (text: string, path = 'docs/page.md') => unknownNames({ path, text }, api);

test.each([
  ['a construct', '`ScramCluster`', ['ScramCluster']],
  ['a construct that is made', "`new ScramCluster(this, 'Kafka')`", ['ScramCluster']],
  ['a static method', '`ScramMskCluster.fromArn()`', ['ScramMskCluster.fromArn']],
  ['a value of an enumeration', '`TopicNaming.PLAIN`', ['TopicNaming.PLAIN']],
  ['a prop', '`numberOfNatGateways`', ['numberOfNatGateways']],
  ['a prop with its value', '`tls: true`', ['tls']],
  ['a prop in a call', "`cluster.addUser('orders', { password: 'x' })`", ['password']],
  ['a method of an object', '`cluster.delete()`', ['delete']],
  ['a method', '`metricBrokers()`', ['metricBrokers']],
  ['a variable', '`KAFKA_NOTHING`', ['KAFKA_NOTHING']],
  ['a name of the code alone', '`validateUser`', ['validateUser']],
  ['a private method', '`associateUser`', ['associateUser']],
])('a page is told %s that is not there', (_, text, unknown) => {
  expect(unknownIn(text)).toEqual(unknown);
});

test('a page is not told what is there, nor words, topics, settings and errors', () => {
  expect(unknownIn([
    '`ScramMskCluster`', "`new ScramMskCluster(this, 'Kafka', { users: ['orders'], iam: true })`", '`TopicNaming.PREFIXED`', '`clusterName`', '`metric()`', '`iam: true`',
    '`cluster.user(name)`', '`KAFKA_CLUSTER`', '`orders`', '`primary.orders`', '`auto.create.topics.enable`', '`TimeoutException`', '`Broker: Unknown topic or partition`',
  ].join(' '))).toEqual([]);
});

test('contributors are told the names of the code', () => {
  expect(unknownIn('`validateUsername`', 'CONTRIBUTING.md')).toEqual([]);
  expect(unknownIn('`validateNobody`', 'CONTRIBUTING.md')).toEqual(['validateNobody']);
});
