import { planNodes } from '../../../rehearsal/kafka/nodes';

test.each([
  [1, ['1 broker controller']],
  [2, ['1 broker controller', '2 broker controller', '3 controller']],
  [3, ['1 broker controller', '2 broker controller', '3 broker controller']],
  [4, ['1 broker controller', '2 broker controller', '3 broker controller', '4 broker']],
])('%i brokers', async (brokers, expected) => {
  const nodes = await planNodes(brokers, '127.0.0.1');
  expect(nodes.map(({ id, isBroker, isController }) => [id, isBroker && 'broker', isController && 'controller'].filter(Boolean).join(' '))).toEqual(expected);
  const ports = nodes.flatMap(({ clientPort, replicationPort, controllerPort }) => [clientPort, replicationPort, controllerPort]);
  expect(new Set(ports).size).toBe(ports.length);
});
