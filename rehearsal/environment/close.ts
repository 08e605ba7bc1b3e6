import { formatAcl, type Acl } from 'cdk-msk-georeplication/kafka';
import type { ClusterEnvironment } from './check';
import { setAcls } from './acl-function';

/** Closes a cluster with the ACLs of its template, and with those that the rehearsal itself needs in addition. Returns how many. */
export async function close(environment: ClusterEnvironment, additional: readonly Acl[]): Promise<number> {
  const { properties } = environment.description.acls!;
  const acls = [...new Set([...properties.Acls, ...additional.map(formatAcl)])];
  await setAcls(environment, { RequestType: 'Create', ResourceProperties: { ...properties, Acls: acls } });
  return acls.length;
}
