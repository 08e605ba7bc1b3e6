import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { CLIENT_VARIABLES } from '../../kafka/login/variables';
import { BROKER_PORTS } from '../../kafka/brokers/ports';
import { keepFingerprints } from '../../private/readers';
import { containerOf, type Connecting } from './validation';
import { grantAddresses, grantSecret } from '../../private/grants';
import type { IScramUser } from '../i-scram-user';

/** Gives a service what a client of ours expects: role, network, environment. */
export function connectService(user: IScramUser, service: ecs.BaseService, given?: ecs.ContainerDefinition): iam.Grant {
  const container = containerOf(connecting(user), service, given);
  container.addEnvironment(CLIENT_VARIABLES.clusterArn, user.cluster.clusterArn);
  container.addSecret(CLIENT_VARIABLES.username, new SecretField(user.secret, 'username'));
  container.addSecret(CLIENT_VARIABLES.password, new SecretField(user.secret, 'password'));
  service.connections.allowTo(user.cluster, ec2.Port.tcp(BROKER_PORTS.saslScram), 'SASL/SCRAM');
  service.node.addDependency(user);
  [service, container.taskDefinition].forEach(keepFingerprints);
  return grantAddresses(service.taskDefinition.taskRole, user.cluster);
}

export function connecting({ username, cluster }: IScramUser): Connecting {
  return { name: `'${username}'`, cluster, elsewhere: 'give its role user.grantRead() and open the way with CrossRegionPeering' };
}

/**
 * A field of a secret. ECS's own would let its reader in by the policy of the key, which ties the stack of the key to that of
 * each reader; here only the reader's policy changes.
 */
class SecretField extends ecs.Secret {
  public readonly arn: string;
  public readonly hasField = true;

  public constructor(private readonly secret: secretsmanager.ISecret, field: string) {
    super();
    this.arn = `${secret.secretArn}:${field}::`;
  }

  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return grantSecret(grantee, this.secret);
  }
}
