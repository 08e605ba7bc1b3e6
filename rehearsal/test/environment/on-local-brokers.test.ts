import { isTiered, onLocalBrokers } from '../../environment/on-local-brokers';

const topic = { name: 'orders', partitions: 6, replicationFactor: 3, settings: { 'retention.ms': '1', 'remote.storage.enable': 'true', 'local.retention.ms': '1' } };

test('what needs the tiered storage of the cluster is left out', () => {
  expect(onLocalBrokers(topic, { features: ['tiered-storage'] })).toEqual({ ...topic, settings: { 'retention.ms': '1' } });
  expect(isTiered(topic, { features: ['tiered-storage'] })).toBe(true);
});

test('on a cluster without one Kafka judges it', () => {
  expect(onLocalBrokers(topic, { features: [] })).toEqual(topic);
  expect(isTiered(topic, { features: [] })).toBe(false);
});
