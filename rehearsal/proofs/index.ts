import { brokerLoss } from './broker-loss';
import { clients } from './clients';
import { closed } from './closed';
import { declaredTopics } from './declared-topics';
import { login } from './login';
import { noSecret } from './no-secret';
import { otherCluster } from './other-cluster';
import { produceAndConsume } from './produce-and-consume';
import type { Proof } from './proof';
import { plaintext, wrongPassword } from './refusals';
import { rotation } from './rotation';
import { topicDefaults, unknownTopic } from './topics';

/** In the order in which they run: the login links the tools, the topic is written to, the last one looks back. */
export const PROOFS: readonly Proof[] = [
  login,
  otherCluster,
  wrongPassword,
  plaintext,
  declaredTopics,
  unknownTopic,
  topicDefaults,
  produceAndConsume,
  clients,
  brokerLoss,
  rotation,
  closed,
  noSecret,
];
