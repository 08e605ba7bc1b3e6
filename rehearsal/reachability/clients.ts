import { CLIENT_ENVIRONMENT } from '../assembly/client-instances';
import type { Endpoint } from './network';
import { placementOfConnector, placementOfFunction, placementOfInstance, placementOfService, type Placement, type Surroundings } from './placements';
import type { FoundResource, Resources } from './resources';

/** What is known to open connections: instances, services of Amazon ECS, functions in a VPC, connectors of Amazon MSK Connect. */
export function readClients(resources: Resources, surroundings: Surroundings): Endpoint[] {
  const clusters = resources.ofType('AWS::MSK::Cluster');
  const client = (name: string, placement: Placement, text: string): Endpoint =>
    ({ name, ...placement, meantFor: clusters.filter(({ id }) => text.includes(id)).map((cluster) => cluster.name) });
  return [
    ...resources.ofType('AWS::EC2::Instance').map((found) =>
      client(`${isClientInstance(found) ? 'client instance' : 'instance'} ${found.name}`, placementOfInstance(found, surroundings), resources.textOf(found))),
    ...resources.ofType('AWS::ECS::Service').flatMap((found) => placementOfService(found, surroundings).map((placement) =>
      client(`service ${found.name.replace(/\/Service$/, '')}`, placement, textOfTask(found, resources)))),
    ...resources.ofType('AWS::Lambda::Function').flatMap((found) => placementOfFunction(found, surroundings).map((placement) =>
      client(`function ${found.name.replace(/\/Function$/, '')}`, placement, textOfFunction(found, resources)))),
    ...resources.ofType('AWS::KafkaConnect::Connector').flatMap((found) => placementOfConnector(found, surroundings).map((placement) =>
      client(`connector ${found.name}`, placement, ''))),
  ];
}

function textOfTask(service: FoundResource, resources: Resources): string {
  const task = service.property('TaskDefinition');
  return resources.ofType('AWS::ECS::TaskDefinition').filter(({ id }) => id === task).map((found) => resources.textOf(found)).join('\n');
}

/** A function that makes a resource is told of the cluster there. */
function textOfFunction(found: FoundResource, resources: Resources): string {
  return [found, ...resources.madeBy(found)].map((each) => resources.textOf(each)).join('\n');
}

function isClientInstance({ resource: { Metadata } }: FoundResource): boolean {
  const init = Metadata?.['AWS::CloudFormation::Init'] as { config?: { files?: object } } | undefined;
  return CLIENT_ENVIRONMENT in (init?.config?.files ?? {});
}
