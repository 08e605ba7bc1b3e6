import type { IResource } from 'aws-cdk-lib';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { IKafkaPrincipal } from './i-kafka-principal';

/**
 * A user of one cluster: a name, and a secret that holds its password.
 */
export interface IScramUser extends IKafkaPrincipal, IResource {
  /**
   * The name to log in with; in ACLs the principal is `User:` and this name. A user with rotation logs in with the name that
   * its secret says: this one or the next of `usernames`.
   */
  readonly username: string;

  /**
   * Every name that this user logs in with: one, or two that take turns if its password is rotated. What it is granted
   * holds for all of them; ACLs and quotas that are set by hand must name all of them too.
   */
  readonly usernames: string[];

  /**
   * The secret, `{"username": ..., "password": ...}`: what a client reads, always both of it, to log in. Named
   * `AmazonMSK_...` unless the password is rotated.
   */
  readonly secret: secretsmanager.ISecret;

  /**
   * Lets a grantee log in as this user: read the secret, decrypt it, look up the brokers of this cluster. Nothing more.
   *
   * Only the grantee's policy changes, so the grantee may live in any stack or Region of the app. Opening the network is
   * a matter of `cluster.connections`.
   *
   * @param grantee who may read
   */
  grantRead(grantee: iam.IGrantable): iam.Grant;

  /**
   * Lets a service of Amazon ECS connect as this user: its container gets `KAFKA_USERNAME` and `KAFKA_PASSWORD` from the
   * secret and `KAFKA_CLUSTER_ARN`, its execution role may read the secret, its task role may look up the brokers, port 9096
   * is opened, and it is deployed after the user.
   *
   * The addresses of the brokers are in no template: let the image start with `assets/client/with-kafka.sh`, which puts them
   * into `KAFKA_BOOTSTRAP_SERVERS`, or let the application call `GetBootstrapBrokers`.
   *
   * ECS reads a secret when a task starts: after a change of the password, deploy the service anew.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
   * @param service a service in the Region and account of the cluster
   * @param options which container, if the task has several
   * @throws Error for a service of another Region or account, and for a task without a container
   */
  grantConnect(service: ecs.BaseService, options?: GrantConnectOptions): iam.Grant;

  /**
   * Lets a Lambda function connect as this user: its environment gets `KAFKA_CLUSTER_ARN` and `KAFKA_SECRET_ARN`, it may look
   * up the brokers, read and decrypt the secret, port 9096 is opened, and it is deployed after the user.
   *
   * Lambda takes no secret into an environment, so the function calls `GetBootstrapBrokers` and `GetSecretValue` itself, and
   * must reach both services from its VPC. A function that an event source mapping calls does not connect itself: it needs
   * none of this, but `grantConnectFromEventSource`.
   *
   * @param handler a function in a VPC, in the Region and account of the cluster
   * @throws Error for a function of another Region or account, and for one outside of a VPC
   */
  grantConnectFromFunction(handler: lambda.Function): iam.Grant;

  /**
   * Lets an event source mapping read as this user and call a Lambda function with what it reads. Lambda itself connects, with
   * the role of the function and from the security group of the brokers: the role may describe the cluster, list its secrets,
   * look up its brokers, read and decrypt the secret and make network interfaces; port 9096 is opened from the brokers' security group to
   * itself; on a closed cluster the user may describe the cluster's settings, as Lambda asks; and the function, with the
   * mappings below it, is deployed after the user.
   *
   * The mapping is yours: `handler.addEventSourceMapping()` with this user's secret as `SASL_SCRAM_512_AUTH`, after
   * `topic.grants.consume(user, { group })` for its `kafkaConsumerGroupId`. The function needs no VPC. The subnets of the brokers
   * need a way to Lambda, STS and Secrets Manager, by a NAT gateway or by interface endpoints, unless the mapping is in
   * provisioned mode.
   *
   * `ManagedKafkaEventSource` works as well in the stack of the cluster; it attaches the managed policy `AWSLambdaMSKExecutionRole`, which holds for every
   * cluster of the account.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-msk-cluster-network.html
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-msk-permissions.html
   * @param handler a function, a version or an alias, in the Region and account of the cluster
   * @throws Error for a function of another Region or account
   */
  grantConnectFromEventSource(handler: lambda.IFunction): iam.Grant;
}

/**
 * What `grantConnect` may be told.
 */
export interface GrantConnectOptions {
  /**
   * The container that connects.
   *
   * @default - the default container of the task: the first essential one
   */
  readonly container?: ecs.ContainerDefinition;
}
