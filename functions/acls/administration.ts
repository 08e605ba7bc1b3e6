import { AclOperations, AclPermissionTypes, ResourcePatternTypes, ResourceTypes, type Acl as WireAcl, type Admin } from '@platformatic/kafka';
import { DECLARED, type ExistingAcl } from '../../lib/kafka/acls/acl-difference';
import type { AclAdministration } from './bring-into-line';

/** The ACLs of a cluster, by Kafka's own names. */
export function administrationBy(admin: Admin): AclAdministration {
  return {
    existing: async () => (await admin.describeAcls({ filter: EVERY_ACL })).flatMap((resource) => resource.acls.map((acl) => fromWire({ ...resource, ...acl }))),
    add: (acls) => admin.createAcls({ creations: acls.map((acl) => toWire({ ...acl, ...DECLARED })) }),
    remove: async (acls) => {
      await admin.deleteAcls({ filters: acls.map(toWire) });
    },
    close: () => admin.close(),
  };
}

const EVERY_ACL = {
  resourceType: ResourceTypes.ANY,
  resourceName: null,
  resourcePatternType: ResourcePatternTypes.ANY,
  principal: null,
  host: null,
  operation: AclOperations.ANY,
  permissionType: AclPermissionTypes.ANY,
} as const;

function fromWire(acl: WireAcl): ExistingAcl {
  return {
    principal: acl.principal,
    host: acl.host,
    name: acl.resourceName,
    resourceType: nameIn(ResourceTypes, acl.resourceType),
    patternType: nameIn(ResourcePatternTypes, acl.resourcePatternType),
    operation: nameIn(AclOperations, acl.operation),
    permission: nameIn(AclPermissionTypes, acl.permissionType),
  };
}

function toWire(acl: ExistingAcl): WireAcl {
  return {
    principal: acl.principal,
    host: acl.host,
    resourceName: acl.name,
    resourceType: valueIn(ResourceTypes, acl.resourceType),
    resourcePatternType: valueIn(ResourcePatternTypes, acl.patternType),
    operation: valueIn(AclOperations, acl.operation),
    permissionType: valueIn(AclPermissionTypes, acl.permission),
  };
}

/** What Kafka learned after this client has no name here and keeps its number. */
function nameIn(values: Readonly<Record<string, number>>, value: number): string {
  return Object.keys(values).find((name) => values[name] === value) ?? String(value);
}

function valueIn<Value extends number>(values: Readonly<Record<string, Value>>, name: string): Value {
  return values[name] ?? Number(name) as Value;
}
