import { Stack } from 'aws-cdk-lib';
import { collide, faultOfTopicName } from '../kafka/topic-names';
import { EXPRESS_TOPIC_SETTINGS, saidTwice, TOPIC_SETTINGS } from '../kafka/topic-settings';
import { error, isKnown, warning, type Rule } from '../private/rules';
import { wholeNumber, type TopicDraft } from './topic-draft';

/**
 * What Kafka or MSK refuses of a topic, found before the deploy. Each row has a row in the test.
 *
 * A retention that is shorter than a segment is no mistake: Kafka closes a segment early when all of it is too old.
 */
export const TOPIC_RULES: readonly Rule<TopicDraft>[] = [
  error('topic-name', ({ props: { topicName } }) => {
    const fault = isKnown(topicName) ? faultOfTopicName(topicName) : undefined;
    return fault && `topicName '${topicName}': ${fault}`;
  }),

  error('topic-name-collision', ({ props: { topicName, cluster }, others }) => {
    const same = isKnown(topicName) ? others.find((other) => collide(topicName, other)) : undefined;
    return same !== undefined && `topicName '${topicName}' beside '${same}' on ${cluster.node.path}: ${
      same === topicName ? 'a name once is allowed' : 'one of them is allowed, Kafka takes a period and an underscore for the same'}`;
  }),

  error('topic-place', ({ scope, props: { cluster } }) => {
    const places = [[Stack.of(scope).region, cluster.env.region], [Stack.of(scope).account, cluster.env.account]] as const;
    const apart = places.filter(([own, its]) => isKnown(own) && isKnown(its) && own !== its);
    return apart.length > 0
      && `the topic is in a stack in ${apart.map(([own]) => own).join(' and ')}: a stack in ${apart.map(([, its]) => its).join(' and ')}, beside ${cluster.node.path}, is allowed`;
  }),

  error('topic-kafka-version', ({ host: { kafkaVersion } }) =>
    isKnown(kafkaVersion) && isOlderThan36(kafkaVersion)
      && `cluster with kafkaVersion '${kafkaVersion}': 3.6.0 or newer is allowed, MSK manages no topics of older ones`),

  error('topic-partitions', ({ props: { partitions } }) =>
    isKnown(partitions) && !isPositive(partitions) && `partitions ${partitions}: whole numbers from 1 are allowed`),

  error('topic-replication-factor', ({ props: { cluster }, host: { zones, express }, replicationFactor }) => {
    if (replicationFactor === undefined) {
      return `replicationFactor: how many zones ${cluster.node.path} has is not known here, name the number of copies`;
    }
    const [least, most] = [express ? 3 : 1, zones ?? Infinity];
    return isKnown(replicationFactor) && (!isPositive(replicationFactor) || replicationFactor < least || replicationFactor > most)
      && `replicationFactor ${replicationFactor}: ${express ? '3 is allowed on Express brokers' : zones === undefined ? 'whole numbers from 1 are allowed' : `1 to ${zones} are allowed, the number of zones with brokers`}`;
  }),

  error('topic-min-insync-replicas', ({ settings, replicationFactor, host: { express } }) => {
    const own = settings['min.insync.replicas'];
    const number = own === undefined ? undefined : wholeNumber(own);
    if (!isKnown(own) || express) {
      return express && own !== undefined && `min.insync.replicas ${own}: Express brokers fix it at 2, no value is allowed`;
    }
    const most = isKnown(replicationFactor) ? replicationFactor : Infinity;
    return (number === undefined || number < 1 || number > most)
      && `min.insync.replicas ${own}: ${most === Infinity ? 'whole numbers from 1' : `1 to the replicationFactor of ${most}`} are allowed`;
  }),

  // Each patch of MSK restarts every broker, one after the other. Kafka never asks for more copies than there are.
  warning('topic-all-in-sync', ({ replicationFactor, minInSyncReplicas }) =>
    isKnown(replicationFactor) && minInSyncReplicas !== undefined && minInSyncReplicas >= replicationFactor
      && `replicationFactor ${replicationFactor} with min.insync.replicas ${minInSyncReplicas}: while a broker restarts nobody can write with acks=all; leave one broker to spare`),

  error('topic-said-twice', ({ choices, props: { configs } }) => {
    const twice = saidTwice(choices, configs);
    return twice.length > 0 && `configs ${twice.map(([, setting]) => setting).join(', ')}: not allowed beside ${twice.map(([prop]) => prop).join(', ')}, which says the same`;
  }),

  error('topic-whole-amounts', ({ choices }) => {
    const broken = (['retention', 'retentionSize', 'maxMessageSize'] as const)
      .filter((prop) => isKnown(choices[prop]) && wholeNumber(choices[prop]) === undefined);
    return broken.length > 0 && `${broken.map((prop) => `${prop} ${choices[prop]}`).join(', ')}: whole milliseconds and whole bytes are allowed`;
  }),

  error('topic-config-lines', ({ props: { configs = {} } }) => {
    const broken = Object.entries(configs).filter(([setting, value]) => setting.trim() === '' || /[\r\n]/.test(setting + value));
    return broken.length > 0 && `configs ${broken.map(([setting]) => JSON.stringify(setting)).join(', ')}: a name and a value on one line are allowed`;
  }),

  warning('topic-config-unknown', ({ settings, host: { express } }) => {
    const known = express ? EXPRESS_TOPIC_SETTINGS : TOPIC_SETTINGS;
    const unknown = Object.keys(settings).filter((setting) => isKnown(setting) && !known.has(setting) && setting !== 'min.insync.replicas');
    return unknown.length > 0 && `configs ${unknown.join(', ')}: not in the list of settings that topics on ${express ? 'Express' : 'Standard'} brokers are known to take`;
  }),

  warning('topic-compacted-retention', ({ settings }) => {
    const idle = ['retention.ms', 'retention.bytes'].filter((setting) => setting in settings);
    return settings['cleanup.policy'] === 'compact' && idle.length > 0
      && `${idle.join(', ')} with cleanup.policy compact: has no effect, nothing is deleted by age or size; CleanupPolicy.COMPACT_AND_DELETE does both`;
  }),
];

function isPositive(amount: number): boolean {
  return Number.isInteger(amount) && amount >= 1;
}

function isOlderThan36(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 3 || (major === 3 && minor < 6);
}
