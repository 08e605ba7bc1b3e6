import type * as msk from '@aws-cdk/aws-msk-alpha';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import * as grants from '../access/user-grants';
import { CLIENT_CONFIGURATIONS } from '../kafka/client-configuration/client-configuration';
import { connectEventSource } from './connect-event-source';
import { connectFunction } from './connect-function';
import { connectService } from './connect-service';
import { grantAddresses, grantSecret } from './grants';
import type { GrantConnectOptions, IScramUser } from './i-scram-user';
import type { KafkaClient } from './kafka-client';

/** What users can do, whoever manages them. @internal */
export abstract class ScramUserBase extends Construct implements IScramUser {
  public abstract readonly username: string;
  public abstract readonly usernames: string[];
  public abstract readonly secret: secretsmanager.ISecret;
  public abstract readonly cluster: msk.ICluster;

  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return grantSecret(grantee, this.secret).combine(grantAddresses(grantee, this.cluster));
  }

  public grantProduce(topic: string): void {
    grants.grantProduce(this, topic);
  }

  public grantConsume(topic: string, options: grants.GrantConsumeOptions): void {
    grants.grantConsume(this, topic, options);
  }

  public grantTransactions(transactionalId: string): void {
    grants.grantTransactions(this, transactionalId);
  }

  public grantAdmin(): void {
    grants.grantAdmin(this);
  }

  public clientConfiguration(client: KafkaClient): string {
    return CLIENT_CONFIGURATIONS[client]();
  }

  public grantConnect(service: ecs.BaseService, options: GrantConnectOptions = {}): iam.Grant {
    return connectService(this, service, options.container);
  }

  public grantConnectFromFunction(handler: lambda.Function): iam.Grant {
    return connectFunction(this, handler);
  }

  public grantConnectFromEventSource(handler: lambda.IFunction): iam.Grant {
    return connectEventSource(this, handler);
  }
}
