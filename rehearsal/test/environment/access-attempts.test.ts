import { parseAcl } from '../../../lib/kafka/acls/acls';
import { attemptsOf, isAllowedByAcls } from '../../environment/access-attempts';

const NAME = 'CN=Orders Service,O=Example\\, Inc.';
const ACLS = [`User:${NAME} WRITE TOPIC LITERAL orders`, `User:${NAME} READ GROUP PREFIXED orders-`, 'User:CN=other READ TOPIC LITERAL orders'].map(parseAcl);

test('the name in a certificate is a user like any other: its grants are its own', () => {
  const allowed = attemptsOf(NAME, ACLS).filter((attempt) => isAllowedByAcls(NAME, attempt, ACLS)).map(({ what }) => what);

  expect(allowed).toEqual(['write to orders', 'see the offsets of orders-rehearsal']);
});

test('all topics that it tries have a name that Kafka takes: it would be refused for that otherwise', () => {
  const topics = attemptsOf(NAME, ACLS).flatMap(({ params }) => params.topic ?? []);

  expect(topics.filter((topic) => !/^[\w.-]{1,249}$/.test(topic))).toEqual([]);
  expect(topics).toContain('rehearsal-elsewhere-CN-Orders-Service-O-Example---Inc.');
});
