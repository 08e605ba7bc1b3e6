import { Stack, Validations } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import * as grants from '../principals/iam-grants';
import { WORKER_PERMISSIONS } from '../kafka/acls/connect-permissions';
import { CONNECTABLE } from '../private/kinds';
import { checkCall, checkProps, needed } from '../private/shapes';
import type { IamPrincipal } from '../principals/iam-principal';
import { IamLogin } from '../scram-msk-cluster/iam-login';
import type { MskConnectExecutionRoleProps } from './msk-connect-execution-role-props';
import { MSK_CONNECT_EXECUTION_ROLE } from './shapes';

/**
 * The service execution role of a connector of Amazon MSK Connect: what its `serviceExecutionRoleArn` takes.
 *
 * It may log in to one cluster with IAM, which is the only way that MSK Connect knows except none at all, use the topics and
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
    const withIam = IamLogin.of(cluster);
    if (!withIam) {
      throw new Error(`${cluster.node.path}: iam must be true for ${this.node.path}, got false: MSK Connect logs in with IAM and cannot log in with SCRAM`);
    }
    this.principal = withIam.iamPrincipal(this);
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

  /** Of a cluster of the same stack or by its ARN: how a reference to another stack is written is not known before. */
  private acknowledgeNamesOfWorkers(): void {
    const inText = (part: unknown) => typeof part === 'string' ? part : JSON.stringify(part);
    for (const permission of WORKER_PERMISSIONS) {
      const arn: string | { 'Fn::Join': [string, unknown[]] } = Stack.of(this).resolve(grants.arnOf(this.principal, permission));
      Validations.of(this).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${typeof arn === 'string' ? arn : arn['Fn::Join'][1].map(inText).join('')}]`,
        reason: 'Amazon MSK Connect makes up the names of its own topics and groups, and documents how they begin',
      });
    }
  }
}
