import { formatAcl, parseAcl, principalOf } from 'cdk-msk-georeplication/kafka';
import { invokeAclFunction, setAcls } from '../../environment/acl-function';
import { ELSEWHERE, attemptsOf, example } from '../../environment/access-attempts';
import { tryAccess } from '../../environment/try-access';
import type { KafkaUser } from '../../drivers/kafka/kafka-driver';
import type { AclsDescription } from '../../assembly/descriptions';
import { assert } from '../../system/assert';
import type { Check, ClusterEnvironment } from '../../environment/check';

/** Long enough to fail a login, with what a function keeps back for its answer. */
const SECONDS_TO_FAIL = 70;

export const closed: Check = {
  id: 'cluster.acls',
  title: 'with the declared ACLs each user may do what it was granted, and nothing else',
  appliesTo: (_, { acls }) => acls !== undefined,
  async run(environment) {
    const { acls } = environment.description;
    const declared = acls!.properties.Acls.map(parseAcl);
    const { driver } = environment;
    const control = driver.controlPlane;
    const created: string[] = [];
    const users = usersOf(environment, acls!);
    const topics = new Set([...declared.filter(({ resourceType }) => resourceType === 'TOPIC').map(example), ELSEWHERE]);
    try {
      for (const topic of topics) {
        await control.call('access.create', { topic }).then(() => created.push(topic), () => undefined);
      }
      const seen = [
        await setTwice(environment, acls!),
        ...await Promise.all([
          ...users.map((user) => tryAccess(user.username, declared, driver.logIn(user))),
          failInOneLine(environment, acls!),
        ]),
        ...await Promise.all(declared.filter(({ principal }) => principal !== declared[0]!.principal).slice(-1)
          .map(({ principal }) => withoutGrants(environment, acls!, principal, control))),
        await leave(environment, acls!),
      ];
      return seen.join('\n');
    } finally {
      // What comes after this check finds the cluster as it was.
      await control.call('access.open');
      const made = users.flatMap(({ username }) => attemptsOf(username, declared)).filter(({ method }) => method === 'create').map(({ params }) => params.topic!);
      await Promise.all([...created, ...made].map((topic) => control.call('access.delete', { topic }).catch(() => undefined)));
    }
  },
};

interface User {
  readonly username: string;
  readonly password: string;
}

/** All but the one that sets the ACLs. */
function usersOf({ description, endpoint }: ClusterEnvironment, { properties }: AclsDescription): User[] {
  return description.users.filter(({ secretArn }) => secretArn !== properties.AdministratorSecretArn)
    .map(({ secretArn }) => JSON.parse(endpoint.secretString(secretArn)));
}

/** From what releases declared until they named the operations, as a cluster that exists meets this one. */
async function setTwice(environment: ClusterEnvironment, { properties }: AclsDescription): Promise<string> {
  const former = { ...properties, Acls: formerly(properties.Acls) };
  const before = await setAcls(environment, { RequestType: 'Create', ResourceProperties: former });
  assert(before.log.includes('Adds'), `the function added nothing: ${before.log}`);
  const first = await setAcls(environment, { RequestType: 'Update', ResourceProperties: properties, OldResourceProperties: former });
  assert(first.log.includes('Removes'), `the function removed nothing of what releases declared before: ${first.log}`);
  const second = await setAcls(environment, { RequestType: 'Update', ResourceProperties: properties, OldResourceProperties: properties });
  assert(!/Adds|Removes/.test(second.log), `the second time, the function changed something: ${second.log}`);
  return `${properties.Acls.length} ACLs set in place of those that earlier releases set; a second deploy changed nothing`;
}

/** Everything to the administrator, who stands first, and all else as it is. */
function formerly(lines: readonly string[]): string[] {
  const { principal: administrator } = parseAcl(lines[0]!);
  const everything = lines.map(parseAcl).filter(({ principal }) => principal === administrator).map((acl) => formatAcl({ ...acl, operation: 'ALL' }));
  return [...everything, ...lines.filter((line) => parseAcl(line).principal !== administrator)];
}

/** What becomes of the ACLs of a user that the app does not declare, or not any more. The administrator's are the first. */
async function withoutGrants(environment: ClusterEnvironment, acls: AclsDescription, principal: string, control: KafkaUser): Promise<string> {
  return `${await repairDrift(environment, acls, principal, control)}\n${await takeBack(environment, acls, principal, control)}`;
}

/** An ACL that was added by hand goes if its user is the library's, and stays if not. */
async function repairDrift(environment: ClusterEnvironment, { properties }: AclsDescription, principal: string, control: KafkaUser): Promise<string> {
  await control.call('access.allow', { topic: ELSEWHERE, principal });
  await control.call('access.allow', { topic: ELSEWHERE, principal: principalOf('somebody-else') });
  await setAcls(environment, { RequestType: 'Update', ResourceProperties: properties, OldResourceProperties: properties });
  const found = await control.call<string[]>('access.acls');
  assert(!found.includes(`${principal} ALL TOPIC LITERAL ${ELSEWHERE}`), `an ACL that was given to ${principal} by hand is still there`);
  assert(found.includes(`${principalOf('somebody-else')} ALL TOPIC LITERAL ${ELSEWHERE}`), 'the ACL of a user that the app does not know is gone');
  return `an ACL added by hand for ${principal} is gone, one for another user is still there`;
}

/** A user whose grants leave the app has no ACL any more. */
async function takeBack(environment: ClusterEnvironment, { properties }: AclsDescription, principal: string, control: KafkaUser): Promise<string> {
  const remaining = { ...properties, Acls: properties.Acls.filter((line) => parseAcl(line).principal !== principal) };
  await setAcls(environment, { RequestType: 'Update', ResourceProperties: remaining, OldResourceProperties: properties });
  const found = (await control.call<string[]>('access.acls')).filter((line) => line.startsWith(`${principal} `));
  assert(found.length === 0, `${principal} has no grant any more, and still ${found.join(', ')}`);
  return `without its grants ${principal} has no ACL`;
}

async function failInOneLine(environment: ClusterEnvironment, { properties }: AclsDescription): Promise<string> {
  const { AdministratorSecretArn: arn } = properties;
  const right = environment.endpoint.changeSecret(arn, JSON.stringify({ ...JSON.parse(environment.endpoint.secretString(arn)), password: 'wrong' }));
  const { Status, Reason = '' } = await invokeAclFunction(environment, { RequestType: 'Update', ResourceProperties: properties }, SECONDS_TO_FAIL)
    .finally(() => environment.endpoint.changeSecret(arn, right));
  assert(Status === 'FAILED' && /^[^\n]*authentication failed[^\n]*$/i.test(Reason), `with a wrong password the function answers ${Status}: ${Reason}`);
  return `a login that fails ends the deploy with: ${Reason}`;
}

/** CloudFormation is told to leave the ACLs; should it ask nevertheless, the cluster may be gone. */
async function leave(environment: ClusterEnvironment, { properties }: AclsDescription): Promise<string> {
  // Of this function only: others ask at the same time.
  const calls = () => environment.endpoint.calls.filter(({ principal }) => principal === environment.aclFunction!.accessKeyId).length;
  const before = calls();
  assert(before > 0, 'nothing is known of what the function asked AWS');
  await setAcls(environment, { RequestType: 'Delete', ResourceProperties: properties, PhysicalResourceId: properties.ClusterArn });
  assert(calls() === before, 'to delete the ACLs the function asked AWS for the cluster');
  return 'a deletion ends well without a look at the cluster';
}
