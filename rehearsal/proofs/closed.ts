import { formatAcl, parseAcl, principalOf, type Acl } from '../../lib/kafka/acls';
import { askAclFunction, setAcls } from '../access/acl-function';
import { compileAccessClient, controlPlane, logIn } from '../access/access-client';
import { ELSEWHERE, attemptsOf, example, isAllowed } from '../access/attempts';
import type { Conversation } from '../conversation/conversation';
import type { AclsDescription } from '../assembly/descriptions';
import { expect, type Proof, type Stage } from './proof';

/** Kafka's word for whom it knows and does not let. */
const REFUSED = /AuthorizationException/;

/** Long enough to fail a login, with what a function keeps back for its answer. */
const SECONDS_TO_FAIL = 70;

export const closed: Proof = {
  promise: 'with the declared ACLs each user may do what it was granted, and nothing else',
  appliesTo: (_, { acls }) => acls !== undefined,
  async run(stage) {
    const { acls } = stage.description;
    const declared = acls!.properties.Acls.map(parseAcl);
    const classes = await compileAccessClient(stage);
    const control = controlPlane(stage, classes);
    const created: string[] = [];
    const topics = new Set([...declared.filter(({ resourceType }) => resourceType === 'TOPIC').map(example), ELSEWHERE]);
    try {
      for (const topic of topics) {
        await control.ask('create', { topic }).then(() => created.push(topic), () => undefined);
      }
      const seen = [
        await setTwice(stage, acls!),
        ...await Promise.all([
          ...usersOf(stage, acls!).map((user) => tryAs(user, declared, logIn(stage, classes, user))),
          failInOneLine(stage, acls!),
        ]),
        ...await Promise.all(declared.filter(({ principal }) => principal !== declared[0]!.principal).slice(-1)
          .map(({ principal }) => withoutGrants(stage, acls!, principal, control))),
        await leave(stage, acls!),
      ];
      return seen.join('\n');
    } finally {
      // What comes after this proof finds the cluster as it was.
      await control.ask('open');
      await Promise.all(created.map((topic) => control.ask('delete', { topic }).catch(() => undefined)));
      control.kill();
    }
  },
};

interface User {
  readonly username: string;
  readonly password: string;
}

/** All but the one that sets the ACLs. */
function usersOf({ description, endpoint }: Stage, { properties }: AclsDescription): User[] {
  return description.users.filter(({ secretArn }) => secretArn !== properties.AdministratorSecretArn)
    .map(({ secretArn }) => JSON.parse(endpoint.secretString(secretArn)));
}

/** From what releases declared until they named the operations, as a cluster that exists meets this one. */
async function setTwice(stage: Stage, { properties }: AclsDescription): Promise<string> {
  const former = { ...properties, Acls: formerly(properties.Acls) };
  const before = await setAcls(stage, { RequestType: 'Create', ResourceProperties: former });
  expect(before.log.includes('Adds'), `the function added nothing: ${before.log}`);
  const first = await setAcls(stage, { RequestType: 'Update', ResourceProperties: properties, OldResourceProperties: former });
  expect(first.log.includes('Removes'), `the function removed nothing of what releases declared before: ${first.log}`);
  const second = await setAcls(stage, { RequestType: 'Update', ResourceProperties: properties, OldResourceProperties: properties });
  expect(!/Adds|Removes/.test(second.log), `the second time, the function changed something: ${second.log}`);
  return `${properties.Acls.length} ACLs set over those of an earlier release, the second time nothing changed`;
}

/** Everything to the administrator, who stands first, and all else as it is. */
function formerly(lines: readonly string[]): string[] {
  const { principal: administrator } = parseAcl(lines[0]!);
  const everything = lines.map(parseAcl).filter(({ principal }) => principal === administrator).map((acl) => formatAcl({ ...acl, operation: 'ALL' }));
  return [...everything, ...lines.filter((line) => parseAcl(line).principal !== administrator)];
}

/** Lets a user try everything, and compares what Kafka lets it do with what its ACLs say. */
async function tryAs({ username }: User, declared: readonly Acl[], client: Conversation): Promise<string> {
  const [allowed, refused]: [string[], string[]] = [[], []];
  for (const attempt of attemptsOf(username, declared)) {
    const error = await client.ask(attempt.act, attempt.request).then(() => undefined, ({ message }: Error) => message);
    if (isAllowed(username, attempt, declared)) {
      expect(error === undefined, `${username} may not ${attempt.what}, which its ACLs allow: ${error}`);
      allowed.push(attempt.what);
    } else {
      expect(error !== undefined, `${username} may ${attempt.what}, which no ACL allows`);
      expect(REFUSED.test(error), `${username} was to be refused to ${attempt.what}, and met: ${error}`);
      refused.push(attempt.what);
    }
  }
  client.kill();
  return `${username} may ${allowed.join(', ') || 'nothing'}; refused: ${refused.join(', ')}`;
}

/** What becomes of the ACLs of a user that the app does not declare, or not any more. The administrator's are the first. */
async function withoutGrants(stage: Stage, acls: AclsDescription, principal: string, control: Conversation): Promise<string> {
  return `${await repairDrift(stage, acls, principal, control)}\n${await takeBack(stage, acls, principal, control)}`;
}

/** An ACL that somebody adds by hand goes if its user is the library's, and stays if not. */
async function repairDrift(stage: Stage, { properties }: AclsDescription, principal: string, control: Conversation): Promise<string> {
  await control.ask('allow', { topic: ELSEWHERE, principal });
  await control.ask('allow', { topic: ELSEWHERE, principal: principalOf('somebody-else') });
  await setAcls(stage, { RequestType: 'Update', ResourceProperties: properties, OldResourceProperties: properties });
  const found = await control.ask<string[]>('acls');
  expect(!found.includes(`${principal} ALL TOPIC LITERAL ${ELSEWHERE}`), `an ACL that somebody gave to ${principal} is still there`);
  expect(found.includes(`${principalOf('somebody-else')} ALL TOPIC LITERAL ${ELSEWHERE}`), 'the ACL of a user that the app does not know is gone');
  return `an ACL added by hand for ${principal} is gone, one for another user is still there`;
}

/** A user whose grants leave the app has no ACL any more. */
async function takeBack(stage: Stage, { properties }: AclsDescription, principal: string, control: Conversation): Promise<string> {
  const remaining = { ...properties, Acls: properties.Acls.filter((line) => parseAcl(line).principal !== principal) };
  await setAcls(stage, { RequestType: 'Update', ResourceProperties: remaining, OldResourceProperties: properties });
  const found = (await control.ask<string[]>('acls')).filter((line) => line.startsWith(`${principal} `));
  expect(found.length === 0, `${principal} has no grant any more, and still ${found.join(', ')}`);
  return `without its grants ${principal} has no ACL`;
}

async function failInOneLine(stage: Stage, { properties }: AclsDescription): Promise<string> {
  const { AdministratorSecretArn: arn } = properties;
  const right = stage.endpoint.changeSecret(arn, JSON.stringify({ ...JSON.parse(stage.endpoint.secretString(arn)), password: 'wrong' }));
  const { Status, Reason = '' } = await askAclFunction(stage, { RequestType: 'Update', ResourceProperties: properties }, SECONDS_TO_FAIL);
  stage.endpoint.changeSecret(arn, right);
  expect(Status === 'FAILED' && /^[^\n]*authentication failed[^\n]*$/i.test(Reason), `with a wrong password the function answers ${Status}: ${Reason}`);
  return `a login that fails ends the deploy with: ${Reason}`;
}

/** CloudFormation is told to leave the ACLs; should it ask nevertheless, the cluster may be gone. */
async function leave(stage: Stage, { properties }: AclsDescription): Promise<string> {
  // Of this function only: others ask at the same time.
  const calls = () => stage.endpoint.calls.filter(({ principal }) => principal === stage.aclFunction!.accessKeyId).length;
  const before = calls();
  expect(before > 0, 'nothing is known of what the function asked AWS');
  await setAcls(stage, { RequestType: 'Delete', ResourceProperties: properties, PhysicalResourceId: properties.ClusterArn });
  expect(calls() === before, 'to delete the ACLs the function asked AWS for the cluster');
  return 'a deletion ends well without a look at the cluster';
}
