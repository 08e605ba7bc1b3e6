import type * as msk from '@aws-cdk/aws-msk-alpha';
import { Stack } from 'aws-cdk-lib';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { differs, refuse } from '../../private/rules';

type Fault = string | false | undefined;

/** Who connects, and what to do where it is too far for what connects it. */
export interface Connecting {
  readonly name: string;
  readonly cluster: msk.ICluster;
  readonly elsewhere: string;
}

/**
 * The container of a service that connects.
 *
 * @throws Error that lists every fault
 */
export function containerOf(who: Connecting, service: ecs.BaseService, given: ecs.ContainerDefinition | undefined, ...faults: Fault[]): ecs.ContainerDefinition {
  const container = given ?? service.taskDefinition.defaultContainer;
  refuseToConnect(who, service, [
    validatePlace(who, Stack.of(service)),
    container === undefined && 'its task has no container: add one first',
    container !== undefined && container.taskDefinition !== service.taskDefinition && `container must be one of its own task, got ${container.node.path}`,
    ...faults,
  ]);
  return container!;
}

/**
 * @throws Error that lists every fault
 */
export function checkFunction(who: Connecting, handler: lambda.Function, ...faults: Fault[]): void {
  refuseToConnect(who, handler, [
    validatePlace(who, Stack.of(handler)),
    !handler.isBoundToVpc && 'it is in no VPC: give it the prop vpc, brokers have private addresses only',
    ...faults,
  ]);
}

/**
 * A function that an event source mapping calls: Lambda connects for it, so that it need not be in a VPC.
 *
 * @throws Error that lists every fault
 */
export function checkEventSource(who: Connecting, handler: lambda.IFunction): void {
  refuseToConnect(who, handler, [validatePlace(who, Stack.of(handler))]);
}

function refuseToConnect({ name, cluster }: Connecting, client: IConstruct, faults: readonly Fault[]): void {
  refuse(`${client.node.path} cannot connect as ${name} of ${cluster.node.path}`, faults.filter((fault) => typeof fault === 'string'));
}

/** Security groups of another Region cannot be named, and neither a secret of MSK nor IAM of MSK lets in another account. */
function validatePlace({ cluster: { env: { region, account } }, elsewhere }: Connecting, client: Stack): Fault {
  if (differs(region, client.region)) {
    return `it is in ${client.region} and the cluster in ${region}: ${elsewhere}`;
  }
  return differs(account, client.account) ? `it is in account ${client.account} and the cluster in ${account}: let it assume a role of that account` : undefined;
}
