import { brokerLoss } from './cluster/broker-loss';
import { certificateClients } from './cluster/certificate-clients';
import { certificates } from './cluster/certificates';
import { clients, goClient } from './cluster/clients';
import { closed } from './cluster/closed';
import { declaredTopics } from './cluster/declared-topics';
import { login } from './cluster/login';
import { NOT_REHEARSED } from './cluster/not-rehearsed';
import { noSecret } from './cluster/no-secret';
import { otherCluster } from './cluster/other-cluster';
import { produceAndConsume } from './cluster/produce-and-consume';
import type { Check } from '../environment/check';
import { plaintext, wrongPassword } from './cluster/refusals';
import { rotation } from './cluster/rotation';
import { topicDefaults, unknownTopic } from './cluster/topics';
import { users } from './cluster/users';

export { NOT_REHEARSED, OTHER_RESOURCES } from './cluster/not-rehearsed';

/** What comes before every check: it has no environment yet. */
export const START = { id: 'cluster.start', title: "real brokers start with the template's server.properties", limit: 400 };

/**
 * In the order in which they run, those of a step side by side: the login links the tools, the topic is written to, then comes what
 * would disturb others.
 */
export const CHECK_STEPS: readonly (readonly Check[])[] = [
  [login, topicDefaults, declaredTopics],
  // What else a client does goes on without the broker, and most of the time is a wait for the broker.
  [brokerLoss, produceAndConsume, unknownTopic],
  [clients],
  [goClient],
  [rotation],
  [closed],
  [certificates],
  [certificateClients],
];

/** What comes after them and disturbs nothing: a replication that waits leaves the machine time for it. The last one looks back. */
export const UNDISTURBING_CHECK_STEPS: readonly (readonly Check[])[] = [
  [users, otherCluster, wrongPassword, plaintext],
  [noSecret],
  [...NOT_REHEARSED],
];

export const CHECKS: readonly Check[] = [...CHECK_STEPS, ...UNDISTURBING_CHECK_STEPS].flat();
