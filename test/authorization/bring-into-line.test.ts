import { bringIntoLine, type AclAdministration } from '../../functions/acls/bring-into-line';
import { DECLARED, formatExistingAcl, type ExistingAcl } from '../../lib/kafka/acls/acl-difference';
import { closingAcls } from '../../lib/kafka/acls/acl-grants';
import { ACL_RESOURCE_TYPES, formatAcl, parseAcl } from '../../lib/kafka/acls/acls';

const WRITE = parseAcl('User:orders WRITE TOPIC LITERAL orders');
const ALL = { ...parseAcl('User:orders ALL TOPIC LITERAL *'), ...DECLARED };

/** A cluster that shows what it took, after so many looks. */
function cluster(acls: ExistingAcl[], { lateBy = 0 } = {}) {
  const requests: string[] = [];
  let shown = acls;
  let due = 0;
  const administration: AclAdministration = {
    async existing() {
      if (due-- <= 0) {
        shown = acls;
      }
      return shown;
    },
    async add(added) {
      requests.push(`add ${added.length}`);
      acls = [...new Map([...acls, ...added.map((acl) => ({ ...acl, ...DECLARED }))].map((acl) => [JSON.stringify(acl), acl])).values()];
      due = requests.length === 1 ? lateBy : due;
    },
    async remove(removed) {
      requests.push(`remove ${removed.length}`);
      acls = acls.filter((acl) => !removed.includes(acl));
    },
    close: async () => undefined,
  };
  return { administration, requests, has: () => acls };
}

let log: string[];
beforeEach(() => {
  log = [];
  jest.spyOn(console, 'log').mockImplementation((text: string) => void log.push(text));
});

test('what is missing comes before anything goes', async () => {
  const { administration, requests } = cluster([ALL]);
  await bringIntoLine(administration, { declared: [WRITE], before: [] }, { milliseconds: 0 });
  expect(requests).toEqual(['add 1', 'remove 1']);
});

test('a cluster that is as declared is not touched', async () => {
  const { administration, requests } = cluster([{ ...WRITE, ...DECLARED }]);
  await bringIntoLine(administration, { declared: [WRITE], before: [WRITE] }, { milliseconds: 0 });
  expect(requests).toEqual([]);
});

test('it ends when the cluster shows what it took', async () => {
  const { administration } = cluster([], { lateBy: 3 });
  await bringIntoLine(administration, { declared: [WRITE], before: [] }, { milliseconds: 0 });
  expect(log.at(-1)).toBe('The cluster has the 1 ACLs that are declared.');
});

test('a cluster that never shows them is an error', async () => {
  const { administration } = cluster([], { lateBy: 1000 });
  await expect(bringIntoLine(administration, { declared: [WRITE], before: [] }, { milliseconds: 0 })).rejects.toThrow('the cluster took the ACLs 10 times and does not show them');
});

test('after it was told to stop it changes nothing: another call may have begun', async () => {
  const { administration, requests } = cluster([ALL]);
  await expect(bringIntoLine(administration, { declared: [WRITE], before: [] }, { stop: AbortSignal.abort(), milliseconds: 0 })).rejects.toThrow('aborted');
  expect(requests).toEqual([]);
});

/** What the library declared for its administrator before it named the operations. */
const FORMERLY = ['CLUSTER LITERAL kafka-cluster', ...['TOPIC', 'GROUP', 'TRANSACTIONAL_ID', 'DELEGATION_TOKEN', 'USER'].map((type) => `${type} LITERAL *`)]
  .map((resource) => parseAcl(`User:acl-administrator ALL ${resource}`));

test.each([
  { what: 'a new release', from: FORMERLY, to: closingAcls('acl-administrator') },
  { what: 'a rollback', from: closingAcls('acl-administrator'), to: FORMERLY },
])('$what changes the rights of the administrator with no moment in which it has none, or a type of resource is open', async ({ from, to }) => {
  const { administration, has } = cluster(from.map((acl) => ({ ...acl, ...DECLARED })));
  const closes = () => {
    expect(has().some(({ resourceType, operation }) => resourceType === 'CLUSTER' && /^AL(L|TER)$/.test(operation))).toBe(true);
    expect(new Set(has().map(({ resourceType }) => resourceType))).toEqual(new Set(ACL_RESOURCE_TYPES));
  };
  const watched: AclAdministration = {
    ...administration,
    add: (acls) => administration.add(acls).then(closes),
    remove: (acls) => administration.remove(acls).then(closes),
  };
  await bringIntoLine(watched, { declared: to, before: from }, { milliseconds: 0 });
  expect(has().map(formatExistingAcl).sort()).toEqual(to.map(formatAcl).sort());
});

test('the log names each change', async () => {
  const { administration } = cluster([ALL]);
  await bringIntoLine(administration, { declared: [WRITE], before: [] }, { milliseconds: 0 });
  expect(log.slice(0, 2)).toEqual(['Adds\n  User:orders WRITE TOPIC LITERAL orders', 'Removes\n  User:orders ALL TOPIC LITERAL *']);
});
