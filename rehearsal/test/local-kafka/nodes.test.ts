import { planNodes } from '../../local-kafka/nodes';

test.each([
  [1, ['1 broker controller']],
  [2, ['1 broker controller', '2 broker controller', '3 controller']],
  [3, ['1 broker controller', '2 broker controller', '3 broker controller']],
  [4, ['1 broker controller', '2 broker controller', '3 broker controller', '4 broker']],
])('%i brokers', async (brokers, expected) => {
  const nodes = await planNodes(brokers, '127.0.0.1');
  expect(nodes.map(({ id, isBroker, isController }) => [id, isBroker && 'broker', isController && 'controller'].filter(Boolean).join(' '))).toEqual(expected);
  expect(nodes.map(({ certificatePort }) => certificatePort)).toEqual(nodes.map(() => undefined));
  const ports = nodes.flatMap(({ clientPort, replicationPort, controllerPort }) => [clientPort, replicationPort, controllerPort]);
  expect(new Set(ports).size).toBe(ports.length);
});

test('where a cluster takes certificates, each node has a port for them', async () => {
  const nodes = await planNodes(3, '127.0.0.1', true);
  const ports = nodes.flatMap(({ clientPort, certificatePort, replicationPort, controllerPort }) => [clientPort, certificatePort, replicationPort, controllerPort]);
  expect(new Set(ports.filter((port) => port !== undefined)).size).toBe(4 * 3);
});
