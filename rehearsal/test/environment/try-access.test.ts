import { parseAcl } from '../../../lib/kafka/acls/acls';
import type { KafkaUser } from '../../drivers/kafka/kafka-driver';
import { tryAccess } from '../../environment/try-access';

const NAME = 'CN=shipping,O=Example';
const ACLS = [parseAcl(`User:${NAME} WRITE TOPIC LITERAL shipments`)];

/** Kafka, as a user meets it: what it answers to a method and a topic, or nothing. */
function kafka(answer: (method: string, topic?: string) => string | undefined): KafkaUser {
  return {
    call: async (method: string, { topic }: { topic?: string } = {}) => {
      const refusal = answer(method.replace('access.', ''), topic);
      if (refusal !== undefined) {
        throw new Error(refusal);
      }
    },
  } as unknown as KafkaUser;
}

const REFUSAL = 'TopicAuthorizationException: Not authorized';
const asDeclared = (method: string, topic?: string) => method === 'write' && topic === 'shipments' ? undefined : REFUSAL;

test('a user that may do what its ACLs say, and nothing else, is as declared', async () => {
  expect(await tryAccess(NAME, ACLS, kafka(asDeclared))).toMatch(/^CN=shipping,O=Example may write to shipments; refused: write to rehearsal-elsewhere, /);
});

test('a user that was granted everything is refused nothing, and one without a grant may nothing', async () => {
  const everything = ['TOPIC', 'GROUP', 'TRANSACTIONAL_ID'].map((type) => parseAcl(`User:${NAME} ALL ${type} LITERAL *`));
  const all = [...everything, parseAcl(`User:${NAME} ALL CLUSTER LITERAL kafka-cluster`)];
  expect(await tryAccess(NAME, all, kafka(() => undefined))).toMatch(/; refused: nothing$/);
  expect(await tryAccess(NAME, [], kafka(() => REFUSAL))).toMatch(/^CN=shipping,O=Example may nothing; refused: write to /);
});

test.each([
  ['may less', () => REFUSAL, `${NAME} may not write to shipments, which its ACLs allow: ${REFUSAL}`],
  ['may more', (method: string, topic?: string) => method === 'delete' ? undefined : asDeclared(method, topic), `${NAME} may delete a topic, which no ACL allows`],
  ['is not even let in', (method: string, topic?: string) => asDeclared(method, topic) && 'SslAuthenticationException: no', `${NAME} was to be refused to write to rehearsal-elsewhere, and met: SslAuthenticationException: no`],
])('one that %s is not', async (_, answer, message) => {
  await expect(tryAccess(NAME, ACLS, kafka(answer))).rejects.toThrow(message);
});
