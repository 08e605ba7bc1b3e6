import { formatAcl, type Acl } from '../../lib/kafka/acls';
import type { Stage } from '../proofs/proof';
import { setAcls } from './acl-function';

/** Closes a cluster with the ACLs of its template, and with those that the rehearsal itself needs besides. Returns how many. */
export async function close(stage: Stage, besides: readonly Acl[]): Promise<number> {
  const { properties } = stage.description.acls!;
  const acls = [...new Set([...properties.Acls, ...besides.map(formatAcl)])];
  await setAcls(stage, { RequestType: 'Create', ResourceProperties: { ...properties, Acls: acls } });
  return acls.length;
}
