import type * as msk from '@aws-cdk/aws-msk-alpha';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Resource } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { receiveAcls } from './acl-grants';
import { CLIENT_CONFIGURATIONS } from '../kafka/client-configuration/client-configuration';
import { ANY_FUNCTION, ECS_SERVICE, FUNCTION, GRANTEE } from '../private/kinds';
import { checkCall, cleanOptions, needed, struct } from '../private/shapes';
import { connectEventSource } from './connect/event-source';
import { connectFunction } from './connect/function';
import { connectService } from './connect/service';
import { grantAddresses, grantSecret } from '../private/grants';
import type { GrantConnectOptions, IScramUser } from './i-scram-user';
import type { KafkaClient } from './kafka-client';
import { KafkaGrantee } from './kafka-grantee';
import { GRANT_CONNECT_OPTIONS, KAFKA_CLIENT } from './shapes';

/** What users can do, of this app or not. @internal */
export abstract class ScramUserBase extends Resource implements IScramUser {
  public abstract readonly username: string;
  public abstract readonly usernames: string[];
  public abstract readonly secret: secretsmanager.ISecret;
  public abstract readonly cluster: msk.ICluster;

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    KafkaGrantee.implement(this, receiveAcls(this, () => this.cluster, () => this.username));
  }

  public grantRead(grantee: iam.IGrantable): iam.Grant {
    checkCall(`${this}.grantRead`, this, { grantee: [needed(GRANTEE), grantee] });
    return grantSecret(grantee, this.secret).combine(grantAddresses(grantee, this.cluster));
  }

  public clientConfiguration(client: KafkaClient): string {
    checkCall(`${this}.clientConfiguration`, this, { client: [KAFKA_CLIENT, client] });
    return CLIENT_CONFIGURATIONS[client]();
  }

  public grantConnect(service: ecs.BaseService, options: GrantConnectOptions = {}): iam.Grant {
    checkCall(`${this}.grantConnect`, this, { service: [needed(ECS_SERVICE), service], options: [struct(GRANT_CONNECT_OPTIONS), options] });
    return connectService(this, service, cleanOptions(GRANT_CONNECT_OPTIONS, options).container);
  }

  public grantConnectFromFunction(handler: lambda.Function): iam.Grant {
    checkCall(`${this}.grantConnectFromFunction`, this, { handler: [needed(FUNCTION), handler] });
    return connectFunction(this, handler);
  }

  public grantConnectFromEventSource(handler: lambda.IFunction): iam.Grant {
    checkCall(`${this}.grantConnectFromEventSource`, this, { handler: [needed(ANY_FUNCTION), handler] });
    return connectEventSource(this, handler);
  }
}
