import type * as msk from '@aws-cdk/aws-msk-alpha';
import type { IConstruct } from 'constructs';
import type { Permission } from '../kafka/acls/permissions';
import { KAFKA_PRINCIPAL } from '../private/kinds';
import { isKnown, refuse } from '../private/rules';
import { checkCall, needed, type Argument } from '../private/shapes';
import type { IKafkaPrincipal } from './i-kafka-principal';
import { KafkaGrant } from './kafka-grant';
import { KafkaGrantee } from './kafka-grantee';

/**
 * @param called how an error calls the method
 * @param others its arguments besides the principal
 * @throws Error for an argument of another kind
 */
export function checkGrant(called: string, scope: IConstruct, principal: IKafkaPrincipal, others: Readonly<Record<string, Argument>> = {}): void {
  checkCall(called, scope, { principal: [needed(KAFKA_PRINCIPAL), principal], ...others });
}

/**
 * Grants a permission on a cluster to a principal of it.
 *
 * @throws Error that lists everything that is wrong
 */
export function grant(cluster: msk.ICluster, principal: IKafkaPrincipal, permission: Permission): KafkaGrant {
  const grantee = KafkaGrantee.of(principal);
  if (!grantee) {
    refuse(`${String(principal)} cannot be granted anything`, ['principal must be made by this library, as cluster.addUser() and cluster.iamPrincipal() do']);
  }
  refuse(`${String(principal)} cannot be granted anything`, [
    isSame(principal.cluster, cluster) ? undefined : `principal must be one of ${cluster.node.path}, got one of ${principal.cluster.node.path}`,
    ...grantee!.faults(permission),
  ].filter((fault) => fault !== undefined));
  return KafkaGrant._of(grantee!.receive(permission));
}

/** Several stacks may import one cluster each for itself. */
function isSame(one: msk.ICluster, other: msk.ICluster): boolean {
  return one === other || one.clusterArn === other.clusterArn;
}

/** What is wrong with the names of a permission that are known when the app is synthesized. */
export function validateNames({ names }: Permission, by: 'fault' | 'faultInPolicy'): (string | undefined)[] {
  return names.map(({ parameter, value, [by]: validate }) => {
    const fault = isKnown(value) ? validate(value) : undefined;
    return fault && `${parameter} ${fault}, got '${value}'`;
  });
}
