import * as msk from '@aws-cdk/aws-msk-alpha';
import { Arn, ArnFormat, Fn, Token, type ResourceProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { BROKER_PORTS } from '../kafka/brokers/ports';
import { isPlaceholder } from '../private/pending';
import { checkRules } from '../private/rules';
import { IMPORT_RULES, isClusterArn } from './rules/imported';
import type { ScramMskClusterAttributes } from './scram-msk-cluster-attributes';
import { ScramMskClusterBase } from './scram-msk-cluster-base';
import { ScramUser } from '../principals/scram-user';
import { EXPRESS_DEFAULTS, TopicDefaults } from '../topics/topic-defaults';

/** A cluster that exists: everything but what would change it. */
/* eslint-disable cdk/require-jsdoc -- not exported: IScramMskCluster documents the members */
export class ImportedScramMskCluster extends ScramMskClusterBase {
  public readonly clusterArn: string;
  public readonly clusterName: string;
  public readonly vpc: ec2.IVpc;
  public readonly brokerType: msk.BrokerType;

  public constructor(scope: Construct, id: string, attributes: ScramMskClusterAttributes) {
    super(scope, id, environmentIn(attributes.clusterArn));
    checkRules(this, IMPORT_RULES, { attributes, region: this.env.region });
    this.clusterArn = isPlaceholder(attributes.clusterArn) ? standInFor(attributes.clusterArn) : attributes.clusterArn;
    this.clusterName = nameIn(this.clusterArn);
    this.vpc = attributes.vpc;
    this.brokerType = attributes.brokerType ?? msk.BrokerType.STANDARD;
    TopicDefaults.implement(this, {
      ...(this.brokerType === msk.BrokerType.EXPRESS ? EXPRESS_DEFAULTS : { express: false }),
      kafkaVersion: attributes.kafkaVersion?.version,
      tiered: attributes.tieredStorage,
    });
    this._takes({ iam: attributes.iam ?? false, certificates: attributes.mutualTls ?? false });
    this._connections = new ec2.Connections({
      securityGroups: attributes.securityGroups,
      defaultPort: ec2.Port.tcp(BROKER_PORTS.saslScram),
    });
    for (const [username, secret] of Object.entries(attributes.users ?? {})) {
      this._users.set(username, ScramUser.fromScramUserAttributes(this, username, { username, secret, cluster: this }));
    }
  }
}

/** The Region and the account of a cluster. Before the look-up of its ARN both are unknown, whatever its stack is in. */
function environmentIn(clusterArn: string): ResourceProps {
  if (isPlaceholder(clusterArn)) {
    return { region: clusterArn, account: clusterArn };
  }
  // CDK splits an ARN without looking at it.
  return isClusterArn(clusterArn) ? { environmentFromArn: clusterArn } : {};
}

/** What is no ARN before its look-up, in the form of one: CDK ends the synthesis where it splits anything else. */
function standInFor(placeholder: string): string {
  return `arn:aws:kafka:us-east-1:123456789012:cluster/${placeholder.replace(/[^A-Za-z0-9-]+/g, '-')}/UUID`;
}

/** arn:aws:kafka:us-east-1:123456789012:cluster/NAME/UUID */
function nameIn(clusterArn: string): string {
  return Token.isUnresolved(clusterArn)
    ? Fn.select(1, Fn.split('/', clusterArn))
    : Arn.split(clusterArn, ArnFormat.SLASH_RESOURCE_NAME).resourceName!.split('/')[0]!;
}
