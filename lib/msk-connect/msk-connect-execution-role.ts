import type * as msk from '@aws-cdk/aws-msk-alpha';
import { Stack, Validations } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import * as grants from '../access/iam-grants';
import { WORKER_ALLOWANCES } from '../kafka/connect-allowances';
import { CONNECTABLE } from '../private/kinds';
import { checkCall, checkProps, needed } from '../private/shapes';
import type { IamPrincipal } from '../scram-msk-cluster';
import { takesIam } from '../scram-msk-cluster/iam-host';
import { MSK_CONNECT_EXECUTION_ROLE } from './shapes';

/**
 * Properties of a `MskConnectExecutionRole`.
 */
export interface MskConnectExecutionRoleProps {
  /**
   * The cluster of the connector: a `ScramMskCluster` with `iam` on, or one that is imported with it.
   */
  readonly cluster: msk.ICluster;

  /**
   * Topics that the connector reads, as a sink does: names, or `orders.*` for all whose names begin with `orders.`, or `*`.
   *
   * @default - none
   */
  readonly reads?: string[];

  /**
   * Topics that the connector writes to, as a source does: names, or `orders.*` for all whose names begin with `orders.`, or
   * `*`. They must be there: it may create none but those of Amazon MSK Connect itself.
   *
   * @default - none
   */
  readonly writes?: string[];
}

/**
 * The service execution role of a connector of Amazon MSK Connect: what its `serviceExecutionRoleArn` takes.
 *
 * It may log in to one cluster with IAM, which is the only way that MSK Connect knows beside none at all, use the topics and
 * groups that MSK Connect keeps for itself, and read and write the topics that are named. What the connector does outside of
 * Kafka is for you to grant: `bucket.grantWrite(role)`.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-service-execution-role.html
 *
 * @example
 * declare const cluster: ScramMskCluster; // with iam: true
 * declare const connectors: ec2.SecurityGroup;
 *
 * const role = new MskConnectExecutionRole(this, 'Archive', { cluster, reads: ['orders.*'] });
 * role.allowFrom(connectors);
 */
export class MskConnectExecutionRole extends iam.Role {
  private readonly principal: IamPrincipal;

  /**
   * @throws Error for a cluster without IAM, and for a name that Kafka does not know
   */
  public constructor(scope: Construct, id: string, props: MskConnectExecutionRoleProps) {
    super(scope, id, {
      description: 'Connector of Amazon MSK Connect',
      // A connector's ARN is known only when it is there, with this role: any of this account in this Region.
      assumedBy: new iam.ServicePrincipal('kafkaconnect.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
          ArnLike: { 'aws:SourceArn': Stack.of(scope).formatArn({ service: 'kafkaconnect', resource: 'connector', resourceName: '*' }) },
        },
      }),
    });
    const { cluster, reads = [], writes = [] } = checkProps(this, MSK_CONNECT_EXECUTION_ROLE, props);
    if (!takesIam(cluster)) {
      throw new Error(`${cluster.node.path}: iam must be true for ${this.node.path}, got false: MSK Connect logs in with IAM and cannot log in with SCRAM`);
    }
    this.principal = cluster.iamPrincipal(this);
    grants.grantConnector(this.principal, reads, writes);
    this.acknowledgeNamesOfWorkers();
  }

  /**
   * Opens port 9098 of the brokers to the security group of the connector, and no other.
   *
   * @param connector the group in `kafkaCluster.apacheKafkaCluster.vpc` of the connector
   */
  public allowFrom(connector: ec2.IConnectable): void {
    checkCall(`${this}.allowFrom`, this, { connector: [needed(CONNECTABLE), connector] });
    this.principal.allowFrom(connector);
  }

  /** Of a cluster of the same stack or by its ARN: how a reference to another stack is written, nobody knows before. */
  private acknowledgeNamesOfWorkers(): void {
    const inText = (part: unknown) => typeof part === 'string' ? part : JSON.stringify(part);
    for (const allowance of WORKER_ALLOWANCES) {
      const arn: string | { 'Fn::Join': [string, unknown[]] } = Stack.of(this).resolve(grants.arnOf(this.principal, allowance));
      Validations.of(this).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${typeof arn === 'string' ? arn : arn['Fn::Join'][1].map(inText).join('')}]`,
        reason: 'Amazon MSK Connect makes up the names of its own topics and groups, and documents how they begin',
      });
    }
  }
}
