import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { CLIENT_VARIABLES } from '../../kafka/login/variables';
import { BROKER_PORTS } from '../../kafka/brokers/ports';
import { keepFingerprints } from '../../private/readers';
import { checkFunction } from './validation';
import { connecting } from './service';
import type { IScramUser } from '../i-scram-user';

/** Gives a function what it needs to look up the rest itself: role, network, environment. */
export function connectFunction(user: IScramUser, handler: lambda.Function): iam.Grant {
  checkFunction(connecting(user), handler);
  handler.addEnvironment(CLIENT_VARIABLES.clusterArn, user.cluster.clusterArn);
  handler.addEnvironment(CLIENT_VARIABLES.secretArn, user.secret.secretArn);
  handler.connections.allowTo(user.cluster, ec2.Port.tcp(BROKER_PORTS.saslScram), 'SASL/SCRAM');
  handler.node.addDependency(user);
  keepFingerprints(handler);
  return user.grantRead(handler);
}
