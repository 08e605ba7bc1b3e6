import type * as msk from '@aws-cdk/aws-msk-alpha';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { receiveStatements } from './iam-grants';
import { IAM_CLIENT_CONFIGURATIONS } from '../kafka/client-configuration/iam';
import { BROKER_PORTS } from '../kafka/brokers/ports';
import { CONNECTABLE, ECS_SERVICE, FUNCTION } from '../private/kinds';
import { checkCall, cleanOptions, needed, struct } from '../private/shapes';
import { configurationFor } from './client-registry';
import { connectFunctionWithIam, connectServiceWithIam } from './connect/with-iam';
import type { IKafkaPrincipal } from './i-kafka-principal';
import type { GrantConnectOptions } from './i-scram-user';
import type { KafkaClient } from './kafka-client';
import { KafkaGrantee } from './kafka-grantee';
import { GRANT_CONNECT_OPTIONS, KAFKA_CLIENT } from './shapes';

/**
 * A role that logs in to a cluster with IAM, on port 9098. Made by `cluster.iamPrincipal(role)`.
 *
 * What it may do stands in its IAM policy, which takes about a minute to take effect. ACLs mean nothing to it, and a grant to
 * it closes the cluster to no user that logs in with SCRAM. It must be of the cluster's account.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/iam-access-control.html
 *
 * @example
 * declare const cluster: ScramMskCluster; // with iam: true
 * declare const service: ecs.FargateService;
 *
 * const billing = cluster.iamPrincipal(service.taskDefinition.taskRole);
 * cluster.grants.consume(billing, 'orders.*', { group: 'billing-*' });
 * billing.grantConnect(service);
 */
export class IamPrincipal implements IKafkaPrincipal, iam.IGrantable {
  /** @internal */
  public static _of(cluster: msk.ICluster, grantee: iam.IGrantable): IamPrincipal {
    return new IamPrincipal(cluster, grantee.grantPrincipal);
  }

  private constructor(
    /**
     * The cluster that it logs in to.
     */
    public readonly cluster: msk.ICluster,

    /**
     * The role, whose policy gets what it is granted.
     */
    public readonly grantPrincipal: iam.IPrincipal,
  ) {
    KafkaGrantee.implement(this, receiveStatements(this));
  }

  /**
   * What a client reads to log in with IAM: Java, Spring Boot and the command line tools, each with AWS's library
   * aws-msk-iam-auth in its class path. It refers to `KAFKA_BOOTSTRAP_SERVERS` only.
   *
   * @throws Error for other clients, which names the library of AWS that signs for them
   */
  public clientConfiguration(client: KafkaClient): string {
    checkCall(`${this}.clientConfiguration`, this.cluster, { client: [KAFKA_CLIENT, client] });
    return configurationFor(client, IAM_CLIENT_CONFIGURATIONS, 'with IAM');
  }

  /**
   * Opens port 9098 of the brokers to a client, and no other.
   *
   * @param client who connects, within the Region
   */
  public allowFrom(client: ec2.IConnectable): void {
    checkCall(`${this}.allowFrom`, this.cluster, { client: [needed(CONNECTABLE), client] });
    // From the other side: the rules then stand in the stack of the client, which may depend on the cluster's.
    client.connections.allowTo(this.cluster, ec2.Port.tcp(BROKER_PORTS.saslIam), 'IAM');
  }

  /**
   * Lets a service of Amazon ECS connect with its task role, which this principal must be: its container gets
   * `KAFKA_CLUSTER_ARN` and `KAFKA_LOGIN=iam`, the role may log in and look up the brokers, and port 9098 is opened.
   *
   * Let the image start with `assets/client/with-kafka.sh`, which puts the brokers into `KAFKA_BOOTSTRAP_SERVERS`.
   *
   * @param service a service in the Region and account of the cluster
   * @param options which container, if the task has several
   * @throws Error for a service of another Region, account or role, and for a task without a container
   */
  public grantConnect(service: ecs.BaseService, options: GrantConnectOptions = {}): iam.Grant {
    checkCall(`${this}.grantConnect`, this.cluster, { service: [needed(ECS_SERVICE), service], options: [struct(GRANT_CONNECT_OPTIONS), options] });
    return connectServiceWithIam(this, service, cleanOptions(GRANT_CONNECT_OPTIONS, options).container);
  }

  /**
   * Lets a Lambda function connect with its role, which this principal must be: its environment gets `KAFKA_CLUSTER_ARN`, the
   * role may log in and look up the brokers, and port 9098 is opened.
   *
   * The function calls `GetBootstrapBrokers` itself and must reach it from its VPC.
   *
   * @param handler a function in a VPC, in the Region and account of the cluster
   * @throws Error for a function of another Region, account or role, and for one outside of a VPC
   */
  public grantConnectFromFunction(handler: lambda.Function): iam.Grant {
    checkCall(`${this}.grantConnectFromFunction`, this.cluster, { handler: [needed(FUNCTION), handler] });
    return connectFunctionWithIam(this, handler);
  }

  /**
   * The path of the role, for errors.
   */
  public toString(): string {
    return Construct.isConstruct(this.grantPrincipal) ? this.grantPrincipal.node.path : 'an IAM principal';
  }
}
