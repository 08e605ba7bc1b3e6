import type * as msk from '@aws-cdk/aws-msk-alpha';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Dependable, type IDependable } from 'constructs';
import { aclsOf, receiveAcls } from './acl-grants';
import { CERTIFICATE_CLIENT_CONFIGURATIONS } from '../kafka/client-configuration/certificate';
import { BROKER_PORTS } from '../kafka/brokers/ports';
import { CONNECTABLE } from '../private/kinds';
import { checkCall, needed } from '../private/shapes';
import { configurationFor } from './client-registry';
import type { IKafkaPrincipal } from './i-kafka-principal';
import type { KafkaClient } from './kafka-client';
import { KafkaGrantee } from './kafka-grantee';
import { KAFKA_CLIENT } from './shapes';

/**
 * A client that logs in to a cluster with a certificate, on port 9094. Made by `cluster.certificateUser('CN=...')`.
 *
 * The library issues no certificate and keeps no key: AWS Private CA issues it for the key that the client made. What it is
 * granted becomes ACLs, as for a user with a password.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-authentication-client.html
 */
export class CertificateUser implements IKafkaPrincipal, IDependable {
  /** @internal */
  public static _of(cluster: msk.ICluster, distinguishedName: string): CertificateUser {
    return new CertificateUser(cluster, distinguishedName);
  }

  /**
   * @param cluster the cluster that it logs in to
   * @param distinguishedName the name in its certificate; in ACLs the principal is `User:` and this name
   */
  private constructor(
    public readonly cluster: msk.ICluster,
    public readonly distinguishedName: string,
  ) {
    Dependable.implement(this, {
      get dependencyRoots() {
        return aclsOf(cluster);
      },
    });
    KafkaGrantee.implement(this, receiveAcls(this, () => cluster, () => distinguishedName));
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
   * Opens port 9094 of the brokers to a client, and no other.
   *
   * @param client who connects, within the Region
   */
  public allowFrom(client: ec2.IConnectable): void {
    checkCall(`${this}.allowFrom`, this.cluster, { client: [needed(CONNECTABLE), client] });
    // From the other side: the rules then stand in the stack of the client, which may depend on the cluster's.
    client.connections.allowTo(this.cluster, ec2.Port.tcp(BROKER_PORTS.tls), 'Mutual TLS');
  }

  /**
   * Its cluster and its name, for errors.
   */
  public toString(): string {
    return `'${this.distinguishedName}' of ${this.cluster.node.path}`;
  }
}
