import { EXPRESS_TOPIC_SETTINGS, saidTwice, TOPIC_SETTINGS, topicSettings } from '../../../lib/kafka/topics/topic-settings';

const EVERYTHING = {
  retention: '1000', retentionSize: '2', cleanupPolicy: 'delete', compression: 'zstd', maxMessageSize: '3', minInSyncReplicas: '2',
};

test('a topic that says nothing has no settings of its own', () => {
  expect(topicSettings({})).toEqual({});
});

test('each choice has its setting, and others come beside them', () => {
  expect(topicSettings(EVERYTHING, { 'segment.ms': '4' })).toEqual({
    'retention.ms': '1000',
    'retention.bytes': '2',
    'cleanup.policy': 'delete',
    'compression.type': 'zstd',
    'max.message.bytes': '3',
    'min.insync.replicas': '2',
    'segment.ms': '4',
  });
});

test('what is said twice is told by prop and setting', () => {
  expect(saidTwice(EVERYTHING, { 'cleanup.policy': 'delete', 'retention.ms': '-1', 'segment.ms': '4' }))
    .toEqual([['retention', 'retention.ms'], ['cleanupPolicy', 'cleanup.policy']]);
  expect(saidTwice({ retention: '1' }, { 'retention.bytes': '1' })).toEqual([]);
});

test('Express brokers take nothing that other brokers do not', () => {
  expect([...EXPRESS_TOPIC_SETTINGS].filter((setting) => !TOPIC_SETTINGS.has(setting))).toEqual([]);
});
