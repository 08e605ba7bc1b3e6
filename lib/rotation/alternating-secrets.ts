import type * as msk from '@aws-cdk/aws-msk-alpha';
import { RemovalPolicies, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct, type IDependable } from 'constructs';
import type { FunctionNetwork } from '../private/vpc-function';
import { alternateOf } from './names';
import { defineRotationFunction, type RotatedSecrets } from './rotation-function';
import { scheduleExpression } from './schedule';
import type { ScramUserRotation } from './scram-user-rotation';

/** The user that takes turns with another one. */
export interface AlternatingSecretsProps {
  /** The cluster that both belong to. */
  readonly cluster: msk.ICluster;
  /** Where the function that rotates them stands. */
  readonly network: FunctionNetwork;
  /** The user. */
  readonly username: string;
  /** Of the user, which MSK reads. */
  readonly secret: secretsmanager.ISecret;
  /** Makes the secret of a further user below a construct. */
  readonly defineSecret: (scope: Construct, id: string, username: string) => secretsmanager.ISecret;
  /** Encrypts all secrets. */
  readonly encryptionKey: kms.IKey;
  /** When they take turns. */
  readonly rotation: ScramUserRotation;
}

/**
 * Two users of a cluster that take turns, and the one secret that says whose turn it is.
 *
 * MSK knows one password for each user and takes up to ten minutes to learn another. A rotation therefore gives a new one
 * to the user that is not in use, waits until every broker takes it, and only then tells the clients.
 */
export class AlternatingSecrets extends Construct {
  /** What clients read: user name and password to use now. Its first value is the user's own secret. */
  public readonly current: secretsmanager.ISecret;
  /** Of the other user, which MSK reads. */
  public readonly alternate: secretsmanager.ISecret;
  private readonly schedule: Construct;

  public constructor(scope: Construct, id: string, { cluster, network, username, secret, defineSecret, encryptionKey, rotation }: AlternatingSecretsProps) {
    super(scope, id);
    this.alternate = defineSecret(this, 'Alternate', alternateOf(username));
    this.current = new secretsmanager.Secret(this, 'Current', {
      description: `What to log in with as ${username} to an Amazon MSK cluster`,
      encryptionKey,
      // CloudFormation looks it up when it makes the secret, docs/decisions/0012.
      secretStringValue: secret.secretValue,
    });
    this.schedule = this.define(cluster, network, {
      current: this.current,
      ofUsers: { [username]: secret, [alternateOf(username)]: this.alternate },
      encryptionKey,
    }, rotation);
  }

  /** Nothing is rotated before MSK knows both users. */
  public rotateAfter(association: IDependable): void {
    this.schedule.node.addDependency(association);
  }

  private define(cluster: msk.ICluster, network: FunctionNetwork, secrets: RotatedSecrets, rotation: ScramUserRotation): Construct {
    const scope = new Construct(this, 'Rotation');
    const handler = defineRotationFunction(scope, cluster, network, secrets);
    handler.addPermission('SecretsManager', {
      principal: new iam.ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceAccount: Stack.of(this).account,
    });
    const schedule = new secretsmanager.CfnRotationSchedule(scope, 'Schedule', {
      secretId: secrets.current.secretArn,
      rotationLambdaArn: handler.functionArn,
      // Secrets Manager then only tries whether the function can log in.
      rotateImmediatelyOnUpdate: false,
      rotationRules: { scheduleExpression: scheduleExpression(rotation) },
    });
    schedule.node.addDependency(handler);
    // A function without its user has nothing to do; the secrets stay with the cluster.
    RemovalPolicies.of(scope).destroy();
    return schedule;
  }
}
