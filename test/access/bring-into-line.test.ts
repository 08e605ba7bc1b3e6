import { bringIntoLine, type AclAdministration } from '../../functions/acls/bring-into-line';
import { DECLARED, type ExistingAcl } from '../../lib/kafka/acl-difference';
import { parseAcl } from '../../lib/kafka/acls';

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
  return { administration, requests };
}

let log: string[];
beforeEach(() => {
  log = [];
  jest.spyOn(console, 'log').mockImplementation((text: string) => void log.push(text));
});

test('what is missing comes before anything goes', async () => {
  const { administration, requests } = cluster([ALL]);
  await bringIntoLine(administration, { declared: [WRITE], before: [] }, 0);
  expect(requests).toEqual(['add 1', 'remove 1']);
});

test('a cluster that is as declared is not touched', async () => {
  const { administration, requests } = cluster([{ ...WRITE, ...DECLARED }]);
  await bringIntoLine(administration, { declared: [WRITE], before: [WRITE] }, 0);
  expect(requests).toEqual([]);
});

test('it ends when the cluster shows what it took', async () => {
  const { administration } = cluster([], { lateBy: 3 });
  await bringIntoLine(administration, { declared: [WRITE], before: [] }, 0);
  expect(log.at(-1)).toBe('The cluster has the 1 ACLs that are declared.');
});

test('a cluster that never shows them is an error', async () => {
  const { administration } = cluster([], { lateBy: 1000 });
  await expect(bringIntoLine(administration, { declared: [WRITE], before: [] }, 0)).rejects.toThrow('the cluster took the ACLs 10 times and does not show them');
});

test('the log names each change', async () => {
  const { administration } = cluster([ALL]);
  await bringIntoLine(administration, { declared: [WRITE], before: [] }, 0);
  expect(log.slice(0, 2)).toEqual(['Adds\n  User:orders WRITE TOPIC LITERAL orders', 'Removes\n  User:orders ALL TOPIC LITERAL *']);
});
