import { EXPRESS_VERSIONS, KNOWN_VERSIONS, STANDARD_VERSIONS } from '../../kafka/releases/releases';
import { isKraft } from '../../kafka/releases/versions';
import { error, isKnown, warning } from '../../private/rules';
import { EXPRESS_INSTANCE_TYPES, STANDARD_INSTANCE_TYPES } from '../instance-types';
import type { ClusterRule } from './rule';

/** Name, size, version and number of the brokers. */
export const BROKER_RULES: readonly ClusterRule[] = [
  error('cluster-name', ({ props: { clusterName } }) =>
    isKnown(clusterName) && !/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(clusterName)
      && `clusterName must be 1 to 64 letters, digits and hyphens, the first of them no hyphen, got '${clusterName}'`),

  error('instance-type-prefix', ({ instanceType }) =>
    isKnown(instanceType) && /^(kafka|express)\./.test(instanceType)
      && `instanceType must be the name that EC2 gives the size, without kafka. or express., got '${instanceType}'`),

  warning('instance-type', ({ instanceType, express }) => {
    const known = express ? EXPRESS_INSTANCE_TYPES : STANDARD_INSTANCE_TYPES;
    return isKnown(instanceType) && !/^(kafka|express)\./.test(instanceType) && !known.includes(instanceType)
      && `instanceType must be one that is known for ${express ? 'Express' : 'Standard'} brokers, ${known.join(', ')}, got '${instanceType}'`;
  }),

  error('t3-small-with-kraft', ({ instanceType, kafkaVersion }) =>
    instanceType === 't3.small' && isKraft(kafkaVersion)
      && `kafkaVersion must be one with ZooKeeper, older than 4.0, for instanceType 't3.small', got '${kafkaVersion}'`),

  error('express-version', ({ kafkaVersion, express }) =>
    express && KNOWN_VERSIONS.includes(kafkaVersion) && !EXPRESS_VERSIONS.includes(kafkaVersion)
      && `kafkaVersion must be one of ${EXPRESS_VERSIONS.join(', ')} for Express brokers, got '${kafkaVersion}'`),

  // AWS writes «currently».
  warning('standard-version', ({ kafkaVersion, express }) =>
    !express && EXPRESS_VERSIONS.includes(kafkaVersion) && !STANDARD_VERSIONS.includes(kafkaVersion)
      && `brokerType must be EXPRESS for kafkaVersion '${kafkaVersion}', got STANDARD: MSK offered that version for Express brokers only`),

  warning('kafka-version', ({ kafkaVersion }) =>
    isKnown(kafkaVersion) && !KNOWN_VERSIONS.includes(kafkaVersion)
      && `kafkaVersion must be one that is known to be offered for new clusters, ${KNOWN_VERSIONS.join(', ')}, got '${kafkaVersion}'`),

  error('brokers-per-zone', ({ props: { brokersPerZone } }) =>
    isKnown(brokersPerZone) && !(Number.isInteger(brokersPerZone) && brokersPerZone >= 1)
      && `brokersPerZone must be a whole number of at least 1, got ${brokersPerZone}`),

  // A quota, which AWS raises on request.
  warning('brokers', ({ props: { brokersPerZone }, subnets, brokers, kafkaVersion }) => {
    const most = isKnown(kafkaVersion) && !isKraft(kafkaVersion) ? 30 : 60;
    return brokers !== undefined && brokers > most
      && `brokersPerZone must be at most ${Math.floor(most / subnets.length)} (${most} brokers in a cluster) unless AWS raised the quota, got ${brokersPerZone}, which makes ${brokers} brokers`;
  }),
];
