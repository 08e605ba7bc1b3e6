import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { wholeNumber } from '../kafka/brokers/server-properties';
import { isOlderThan } from '../kafka/releases/versions';
import { validateSetting, TOPIC_SETTING_VALUES } from '../kafka/settings/setting-values';
import { collide, validateTopicName } from '../kafka/topics/topic-names';
import { EXPRESS_TOPIC_SETTINGS, GONE_WITH_KAFKA_4, saidTwice, TOPIC_SETTINGS } from '../kafka/topics/topic-settings';
import { differs, error, isKnown, warning, type Rule } from '../private/rules';
import type { ResolvedTopic } from './resolved-topic';

/**
 * What Kafka or MSK refuses of a topic, found before the deploy. Each row has a row in the test.
 *
 * A retention that is shorter than a segment is no mistake: Kafka closes a segment early when all of it is too old.
 */
export const TOPIC_RULES: readonly Rule<ResolvedTopic>[] = [
  error('topic-name', ({ props: { topicName } }) => {
    const fault = isKnown(topicName) ? validateTopicName(topicName) : undefined;
    return fault && `topicName ${fault}, got '${topicName}'`;
  }),

  error('topic-name-collision', ({ props: { topicName, cluster }, others }) => {
    const same = isKnown(topicName) ? others.find((other) => collide(topicName, other)) : undefined;
    return same !== undefined && `topicName must differ from '${same}' on ${cluster.node.path}, got '${topicName}'${
      same === topicName ? '' : ': Kafka takes a period and an underscore for the same'}`;
  }),

  error('topic-place', ({ scope, props: { cluster } }) => {
    const places = [[Stack.of(scope).region, cluster.env.region], [Stack.of(scope).account, cluster.env.account]] as const;
    const apart = places.filter(([own, its]) => differs(own, its));
    return apart.length > 0
      && `the topic must be in a stack in ${apart.map(([, its]) => its).join(' and ')}, next to ${cluster.node.path}, got one in ${apart.map(([own]) => own).join(' and ')}`;
  }),

  error('topic-kafka-version', ({ defaults: { kafkaVersion } }) =>
    isKnown(kafkaVersion) && isOlderThan(kafkaVersion, '3.6')
      && `kafkaVersion of the cluster must be 3.6.0 or newer, got '${kafkaVersion}': MSK manages no topics of older ones`),

  error('topic-partitions', ({ props: { partitions } }) =>
    isKnown(partitions) && !isPositive(partitions) && `partitions must be a whole number of at least 1, got ${partitions}`),

  error('topic-replication-factor', ({ props: { cluster }, defaults: { brokers, express }, replicationFactor }) => {
    if (replicationFactor === undefined) {
      return `replicationFactor must be given where the number of zones is not known, as of ${cluster.node.path}, got none`;
    }
    if (express) {
      return isKnown(replicationFactor) && replicationFactor !== 3 && `replicationFactor must be exactly 3 on Express brokers, got ${replicationFactor}`;
    }
    return isKnown(replicationFactor) && !(isPositive(replicationFactor) && replicationFactor <= (brokers ?? Infinity))
      && `replicationFactor must be ${brokers === undefined ? 'a whole number of at least 1' : `at least 1 and at most ${brokers}, the number of brokers`}, got ${replicationFactor}`;
  }),

  warning('topic-copies-in-a-zone', ({ defaults: { zones = Infinity, brokers = Infinity }, replicationFactor }) =>
    isKnown(replicationFactor) && replicationFactor > zones && replicationFactor <= brokers
      && `replicationFactor must be at most ${zones}, the number of zones with brokers, to have one copy in each, got ${replicationFactor}`),

  error('topic-min-insync-replicas', (resolved) => {
    const { settings, replicationFactor, defaults: { express } } = resolved;
    const own = settings['min.insync.replicas'];
    if (!isKnown(own) || express) {
      return express && own !== undefined && `${inSyncOf(resolved)} must be left out on Express brokers, which fix it at 2, got ${own}`;
    }
    const number = wholeNumber(own);
    const most = isKnown(replicationFactor) ? replicationFactor : Infinity;
    return (number === undefined || number < 1 || number > most)
      && `${inSyncOf(resolved)} must be at least 1${most === Infinity ? '' : most > 1 ? ` and at most ${most - 1} (replicationFactor less one)` : ' and at most 1 (replicationFactor)'}, got ${own}`;
  }),

  // Each patch of MSK restarts every broker, one after the other. Kafka never asks for more copies than there are.
  warning('topic-all-in-sync', (resolved) => {
    const { replicationFactor, minInSyncReplicas } = resolved;
    return isKnown(replicationFactor) && minInSyncReplicas !== undefined && minInSyncReplicas >= replicationFactor
      && (replicationFactor > 1
        ? `${inSyncOf(resolved)} must be at most ${replicationFactor - 1} (replicationFactor less one), got ${minInSyncReplicas}: while a broker restarts no client can write with acks=all`
        : `replicationFactor must be at least 2, got ${replicationFactor}: while a broker restarts no client can write to what is on it`);
  }),

  error('topic-said-twice', ({ choices, props: { configs } }) => {
    const twice = saidTwice(choices, configs);
    return twice.length > 0
      && `configs must leave out what a prop says, got ${twice.map(([prop, setting]) => `${setting} and ${prop}`).join(', ')}`;
  }),

  error('topic-whole-amounts', ({ choices }) => {
    const units = { retention: 'milliseconds', retentionSize: 'bytes', maxMessageSize: 'bytes' } as const;
    const broken = (Object.keys(units) as (keyof typeof units)[]).filter((prop) => isKnown(choices[prop]) && wholeNumber(choices[prop]) === undefined);
    return broken.length > 0 && broken.map((prop) => `${prop} must be whole ${units[prop]}, got ${choices[prop]}`).join('; ');
  }),

  error('topic-config-lines', ({ props: { configs = {} } }) => {
    const broken = Object.entries(configs).filter(([setting, value]) => setting.trim() === '' || /[\r\n]/.test(setting + value));
    return broken.length > 0 && `configs must be a name and a value on one line each, got ${broken.map(([setting]) => JSON.stringify(setting)).join(', ')}`;
  }),

  error('topic-config-values', ({ settings, props: { configs = {} } }) => {
    const faults = Object.entries(settings).flatMap(([setting, value]) => {
      const toldElsewhere = setting === 'min.insync.replicas' || /[\r\n]/.test(value) || (!(setting in configs) && isFraction(value));
      const fault = isKnown(value) && !toldElsewhere ? validateSetting(value, TOPIC_SETTING_VALUES[setting]) : undefined;
      return fault === undefined ? [] : [`${setting} must be ${fault}, got '${value}'`];
    });
    return faults.length > 0 && faults.join('; ');
  }),

  warning('topic-config-unknown', ({ settings, defaults: { express } }) => {
    const known = express ? EXPRESS_TOPIC_SETTINGS : TOPIC_SETTINGS;
    const unknown = Object.keys(settings).filter((setting) => isKnown(setting) && !known.has(setting) && setting !== 'min.insync.replicas');
    return unknown.length > 0 && `configs must be settings that topics on ${express ? 'Express' : 'Standard'} brokers are known to take, got ${unknown.join(', ')}`;
  }),

  error('topic-config-gone', ({ settings, defaults: { kafkaVersion } }) => {
    const gone = Object.keys(settings).filter((setting) => GONE_WITH_KAFKA_4.has(setting));
    return gone.length > 0 && isKnown(kafkaVersion) && !isOlderThan(kafkaVersion, '4.0')
      && `configs must hold no setting that is gone since Kafka 4.0, got ${gone.join(', ')} with kafkaVersion '${kafkaVersion}'`;
  }),

  error('topic-tiered', ({ settings, defaults: { tiered } }) =>
    isTrue(settings['remote.storage.enable']) && tiered === false
      && 'remote.storage.enable must be left out on a cluster without storage.tiered, got true'),

  error('topic-tiered-compacted', ({ settings }) =>
    isTrue(settings['remote.storage.enable']) && /\bcompact\b/.test(settings['cleanup.policy'] ?? '')
      && `cleanup.policy must be delete together with remote.storage.enable, got ${settings['cleanup.policy']}`),

  error('topic-local-retention', ({ settings }) => {
    const broken = ['ms', 'bytes'].filter((unit) => (wholeNumber(settings[`local.retention.${unit}`]) ?? 0) > (wholeNumber(settings[`retention.${unit}`]) ?? Infinity));
    return broken.length > 0
      && broken.map((unit) => `local.retention.${unit} must be at most ${settings[`retention.${unit}`]} (retention.${unit}), got ${settings[`local.retention.${unit}`]}`).join('; ');
  }),

  error('topic-compaction-lags', ({ settings }) => {
    const [least, most] = [wholeNumber(settings['min.compaction.lag.ms']), wholeNumber(settings['max.compaction.lag.ms'])];
    return least !== undefined && most !== undefined && least > most && `min.compaction.lag.ms must be at most ${most} (max.compaction.lag.ms), got ${least}`;
  }),

  warning('topic-compacted-retention', ({ settings }) => {
    const idle = ['retention.ms', 'retention.bytes'].filter((setting) => setting in settings);
    return settings['cleanup.policy'] === 'compact' && idle.length > 0
      && `cleanupPolicy must be COMPACT_AND_DELETE together with ${idle.join(', ')}, got COMPACT: nothing is deleted by age or size`;
  }),

  error('topic-removal-policy', ({ props: { removalPolicy } }) =>
    removalPolicy === RemovalPolicy.SNAPSHOT
      && 'removalPolicy must be one of DESTROY, RETAIN, RETAIN_ON_UPDATE_OR_DELETE, got SNAPSHOT: CloudFormation takes none of topics'),
];

/** How the user says it, or the brokers. */
function inSyncOf({ choices }: ResolvedTopic): string {
  return choices.minInSyncReplicas === undefined ? 'min.insync.replicas' : 'minInSyncReplicas';
}

function isPositive(amount: number): boolean {
  return Number.isInteger(amount) && amount >= 1;
}

function isTrue(value: string | undefined): boolean {
  return isKnown(value) && value.trim().toLowerCase() === 'true';
}

/** Of a prop, topic-whole-amounts tells it. */
function isFraction(value: string): boolean {
  return /^\d+\.\d+$/.test(value);
}
