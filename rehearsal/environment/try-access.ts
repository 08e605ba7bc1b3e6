import type { Acl } from 'cdk-msk-georeplication/kafka';
import type { KafkaUser } from '../drivers/kafka/kafka-driver';
import { assert } from '../system/assert';
import { attemptsOf, isAllowedByAcls } from './access-attempts';

/** Kafka's word for whom it knows and does not let. */
const REFUSED = /AuthorizationException/;

/** Lets a user try everything, and compares what Kafka lets it do with what its ACLs say. */
export async function tryAccess(username: string, declared: readonly Acl[], client: KafkaUser): Promise<string> {
  const [allowed, refused]: [string[], string[]] = [[], []];
  for (const attempt of attemptsOf(username, declared)) {
    const error = await client.call(`access.${attempt.method}`, attempt.params).then(() => undefined, ({ message }: Error) => message);
    if (isAllowedByAcls(username, attempt, declared)) {
      assert(error === undefined, `${username} may not ${attempt.what}, which its ACLs allow: ${error}`);
      allowed.push(attempt.what);
    } else {
      assert(error !== undefined, `${username} may ${attempt.what}, which no ACL allows`);
      assert(REFUSED.test(error), `${username} was to be refused to ${attempt.what}, and met: ${error}`);
      refused.push(attempt.what);
    }
  }
  return `${username} may ${allowed.join(', ') || 'nothing'}; refused: ${refused.join(', ') || 'nothing'}`;
}
