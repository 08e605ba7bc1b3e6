import { PLAINTEXT, summaryOf } from '../../../checks/cluster/certificate-clients';
import { handshakeRefusal } from '../../../checks/cluster/certificates';
import type { ScenarioResult } from '../../../clients/scenario';
import type { Mutant } from './mutant';

const USED: ScenarioResult = { version: '1', written: 20, read: 20 };

/** What brokers and clients answer; the check asks them for it. */
export const CERTIFICATE_MUTANTS: readonly Mutant[] = [
  {
    id: 'cluster.certificates',
    broken: 'brokers take an expired certificate',
    run: async () => handshakeRefusal('expired', undefined),
    says: /expired was to be refused in the handshake, and met: no refusal/,
  },
  {
    id: 'cluster.certificates',
    broken: 'brokers take a certificate of another authority, and only an ACL refuses it',
    run: async () => handshakeRefusal('of another authority', 'TopicAuthorizationException'),
    says: /was to be refused in the handshake, and met: TopicAuthorizationException/,
  },
  {
    id: 'cluster.certificate-clients',
    broken: 'a client without TLS is let in',
    run: async () => summaryOf('Java', USED, false, { [PLAINTEXT]: undefined }),
    says: /does not name this mistake: without TLS/,
  },
  {
    id: 'cluster.certificate-clients',
    broken: 'a record is missing',
    run: async () => summaryOf('Java', { ...USED, read: 19 }, false, {}),
    says: /wrote 20 and read 19 of 20/,
  },
];
