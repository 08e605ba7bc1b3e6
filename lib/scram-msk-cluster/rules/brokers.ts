import { error, isKnown, warning } from '../../private/rules';
import { EXPRESS_INSTANCE_TYPES, STANDARD_INSTANCE_TYPES } from '../instance-types';
import { EXPRESS_VERSIONS, KNOWN_VERSIONS, isKraft } from '../kafka-versions';
import type { ClusterRule } from './rule';

/** Name, size, version and number of the brokers. */
export const BROKER_RULES: readonly ClusterRule[] = [
  error('cluster-name', ({ props: { clusterName } }) =>
    isKnown(clusterName) && !/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(clusterName)
      && `clusterName '${clusterName}': 1 to 64 letters, digits and hyphens are allowed, no hyphen first`),

  error('instance-type-prefix', ({ instanceType }) =>
    isKnown(instanceType) && /^(kafka|express)\./.test(instanceType)
      && `instanceType '${instanceType}': the name that EC2 gives the size is allowed, without kafka. or express.`),

  warning('instance-type', ({ instanceType, express }) => {
    const known = express ? EXPRESS_INSTANCE_TYPES : STANDARD_INSTANCE_TYPES;
    return isKnown(instanceType) && !/^(kafka|express)\./.test(instanceType) && !known.includes(instanceType)
      && `instanceType '${instanceType}' is not known for ${express ? 'Express' : 'Standard'} brokers: known are ${known.join(', ')}`;
  }),

  error('t3-small-with-kraft', ({ instanceType, kafkaVersion }) =>
    instanceType === 't3.small' && isKraft(kafkaVersion)
      && `instanceType 't3.small' with kafkaVersion '${kafkaVersion}': t3.small is allowed only for versions with ZooKeeper, up to 3.9.x`),

  error('express-version', ({ kafkaVersion, express }) =>
    express && KNOWN_VERSIONS.includes(kafkaVersion) && !EXPRESS_VERSIONS.includes(kafkaVersion)
      && `kafkaVersion '${kafkaVersion}': ${EXPRESS_VERSIONS.join(', ')} are allowed for Express brokers`),

  warning('kafka-version', ({ kafkaVersion }) =>
    isKnown(kafkaVersion) && !KNOWN_VERSIONS.includes(kafkaVersion)
      && `kafkaVersion '${kafkaVersion}' is not known to be offered for new clusters: known are ${KNOWN_VERSIONS.join(', ')}`),

  error('brokers-per-zone', ({ props: { brokersPerZone } }) =>
    isKnown(brokersPerZone) && !(Number.isInteger(brokersPerZone) && brokersPerZone >= 1)
      && `brokersPerZone ${brokersPerZone}: whole numbers from 1 are allowed`),

  // A quota, which AWS raises on request.
  warning('brokers', ({ props: { brokersPerZone }, subnets, kafkaVersion }) => {
    const most = isKnown(kafkaVersion) && !isKraft(kafkaVersion) ? 30 : 60;
    return isKnown(brokersPerZone) && brokersPerZone * subnets.length > most
      && `brokersPerZone ${brokersPerZone} makes ${brokersPerZone * subnets.length} brokers: ${most} are allowed in a cluster unless AWS raised the quota`;
  }),
];
