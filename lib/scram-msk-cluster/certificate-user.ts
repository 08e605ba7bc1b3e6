import type * as msk from '@aws-cdk/aws-msk-alpha';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Dependable, type IConstruct, type IDependable } from 'constructs';
import * as grants from '../access/user-grants';
import { CERTIFICATE_CLIENT_CONFIGURATIONS } from '../kafka/client-configuration/certificate';
import { BROKER_PORTS } from '../kafka/ports';
import { CONNECTABLE, GRANTEE } from '../private/kinds';
import { checkCall, needed } from '../private/shapes';
import { configurationFor } from './client-configurations';
import { grantAddresses } from './grants';
import type { IKafkaPrincipal } from './i-kafka-principal';
import type { KafkaClient } from './kafka-client';
import { KAFKA_CLIENT } from './shapes';

/**
 * Somebody who logs in to a cluster with a certificate, on port 9094. Made by `cluster.certificateUser('CN=...')`.
 *
 * The library issues no certificate and keeps no key: AWS Private CA issues it for the key that the client made. What it is
 * granted becomes ACLs, as for a user with a password.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-authentication-client.html
 */
export class CertificateUser implements IKafkaPrincipal, IDependable {
  /** @internal */
  public static _of(cluster: msk.ICluster, distinguishedName: string, dependencies: () => IConstruct[]): CertificateUser {
    return new CertificateUser(cluster, distinguishedName, dependencies);
  }

  /**
   * @param cluster the cluster that it logs in to
   * @param distinguishedName the name in its certificate; in ACLs the principal is `User:` and this name
   */
  private constructor(
    public readonly cluster: msk.ICluster,
    public readonly distinguishedName: string,
    dependencies: () => IConstruct[],
  ) {
    Dependable.implement(this, {
      get dependencyRoots() {
        return dependencies();
      },
    });
  }

  /**
   * Lets it write to a topic, with an idempotent producer too. The first grant closes the cluster to whoever has none, see
   * `authorization` of the cluster.
   */
  public grantProduce(topic: string): void {
    grants.grantProduce(this.user, topic);
  }

  /**
   * Lets it read a topic as a member of a consumer group.
   */
  public grantConsume(topic: string, options: grants.GrantConsumeOptions): void {
    grants.grantConsume(this.user, topic, options);
  }

  /**
   * Lets it write in transactions, to topics that it may write to anyway.
   */
  public grantTransactions(transactionalId: string): void {
    grants.grantTransactions(this.user, transactionalId);
  }

  /**
   * Lets it do everything on the cluster: topics, settings, groups, and the ACLs of others. Left out is what brokers do among
   * themselves, and to make tokens with which somebody logs in as somebody else.
   */
  public grantAdmin(): void {
    grants.grantAdmin(this.user);
  }

  /**
   * What a client reads to log in with its certificate. It refers to `KAFKA_BOOTSTRAP_SERVERS` and to `KAFKA_KEYSTORE`, the
   * path of a PKCS12 file with certificate and key, and `KAFKA_KEYSTORE_PASSWORD`.
   *
   * Java, Spring Boot and the command line tools also refer to `KAFKA_TRUSTSTORE` and `KAFKA_TRUSTSTORE_PASSWORD`. The one of
   * the Java installation serves: `$JAVA_HOME/lib/security/cacerts`, `changeit`.
   *
   * @throws Error for clients that read no PKCS12, which says what to set
   */
  public clientConfiguration(client: KafkaClient): string {
    checkCall(`${this}.clientConfiguration`, this.cluster, { client: [KAFKA_CLIENT, client] });
    return configurationFor(client, CERTIFICATE_CLIENT_CONFIGURATIONS, 'with a certificate');
  }

  /**
   * Opens port 9094 of the brokers to somebody, and no other.
   *
   * @param client who connects, within the Region
   */
  public allowFrom(client: ec2.IConnectable): void {
    checkCall(`${this}.allowFrom`, this.cluster, { client: [needed(CONNECTABLE), client] });
    // From the other side: the rules then stand in the stack of the client, which may depend on the cluster's.
    client.connections.allowTo(this.cluster, ec2.Port.tcp(BROKER_PORTS.tls), 'Mutual TLS');
  }

  /**
   * Lets a role look up the brokers of this cluster, as every client must, and nothing more. The addresses are
   * `BootstrapBrokerStringTls`.
   *
   * @param grantee who looks them up
   */
  public grantBootstrapBrokers(grantee: iam.IGrantable): iam.Grant {
    checkCall(`${this}.grantBootstrapBrokers`, this.cluster, { grantee: [needed(GRANTEE), grantee] });
    return grantAddresses(grantee, this.cluster);
  }

  /**
   * Its cluster and its name, for errors.
   */
  public toString(): string {
    return `'${this.distinguishedName}' of ${this.cluster.node.path}`;
  }

  private get user(): grants.AclUser {
    return { username: this.distinguishedName, cluster: this.cluster, toString: () => this.toString() };
  }
}
