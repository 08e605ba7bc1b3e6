import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { grantLogin, type IamClient } from '../iam-grants';
import { CLIENT_VARIABLES } from '../../kafka/login/variables';
import { BROKER_PORTS } from '../../kafka/brokers/ports';
import { keepFingerprints } from '../../private/readers';
import { checkFunction, containerOf, type Connecting } from './validation';
import { grantAddresses } from '../../private/grants';

/** Gives a service what a client of ours expects: role, network, environment. */
export function connectServiceWithIam(principal: IamClient, service: ecs.BaseService, given?: ecs.ContainerDefinition): iam.Grant {
  const { taskRole } = service.taskDefinition;
  const container = containerOf(connecting(principal), service, given, validateRole(principal, taskRole, 'taskDefinition.taskRole'));
  container.addEnvironment(CLIENT_VARIABLES.clusterArn, principal.cluster.clusterArn);
  container.addEnvironment(CLIENT_VARIABLES.login, 'iam');
  keepFingerprints(container.taskDefinition);
  return open(principal, service);
}

/** Gives a function what it needs to look up the rest itself: role, network, environment. */
export function connectFunctionWithIam(principal: IamClient, handler: lambda.Function): iam.Grant {
  checkFunction(connecting(principal), handler, validateRole(principal, handler, 'role'));
  handler.addEnvironment(CLIENT_VARIABLES.clusterArn, principal.cluster.clusterArn);
  return open(principal, handler);
}

function open(principal: IamClient, client: ec2.IConnectable & IConstruct): iam.Grant {
  keepFingerprints(client);
  client.connections.allowTo(principal.cluster, ec2.Port.tcp(BROKER_PORTS.saslIam), 'IAM');
  return grantLogin(principal).combine(grantAddresses(principal, principal.cluster));
}

function connecting(principal: IamClient): Connecting {
  return { name: String(principal), cluster: principal.cluster, elsewhere: 'grant to its role, and open port 9098 with CrossRegionPeering' };
}

function validateRole(principal: IamClient, client: iam.IGrantable, property: string): string | false {
  return client.grantPrincipal !== principal.grantPrincipal && `it has another role: connect it with cluster.iamPrincipal of its ${property}`;
}
