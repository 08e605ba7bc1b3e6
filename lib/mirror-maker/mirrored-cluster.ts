import type * as msk from '@aws-cdk/aws-msk-alpha';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { IConstruct } from 'constructs';
import { isAclHost } from '../access/user-grants';
import type { Acl } from '../kafka/acls';
import { arnFor } from '../private/references';
import { isKnown } from '../private/rules';
import { ScramMskCluster, type IScramUser } from '../scram-msk-cluster';
import { grantSecret } from '../scram-msk-cluster/grants';

/**
 * A Kafka cluster that is not one of Amazon MSK, and takes SASL/SCRAM-SHA-512 over TLS with a certificate that Java trusts.
 */
export interface SelfManagedKafkaProps {
  /**
   * Its brokers, as `host:port` separated by commas.
   */
  readonly bootstrapServers: string;

  /**
   * The credentials, `{"username": ..., "password": ...}`, in the Region of this cluster or any other.
   */
  readonly secret: secretsmanager.ISecret;
}

/**
 * One end of a replication: a cluster, and the user that MirrorMaker is there.
 */
export class MirroredCluster {
  /**
   * A cluster of Amazon MSK.
   *
   * @param cluster a `ScramMskCluster`, an imported one, or any of @aws-cdk/aws-msk-alpha with a security group
   * @param user who MirrorMaker is on this cluster; a `ScramMskCluster` gets a user `mirror-maker` if none is given
   */
  public static msk(cluster: msk.ICluster, user?: IScramUser): MirroredCluster {
    const found = user ?? mirrorMakerUser(cluster);
    return new MirroredCluster(found.secret, cluster, undefined, found);
  }

  /**
   * Any Kafka with SASL/SCRAM: a migration to MSK is a replication that ends with a failover.
   *
   * Opening the way to it is yours.
   *
   * @param props its addresses and credentials
   */
  public static selfManaged(props: SelfManagedKafkaProps): MirroredCluster {
    return new MirroredCluster(props.secret, undefined, props.bootstrapServers);
  }

  /**
   * @param secret credentials of MirrorMaker on this cluster
   * @param cluster the cluster, if it is one of Amazon MSK
   * @param bootstrapServers its addresses, if it is not
   * @param user the user, if it is one of Amazon MSK
   */
  private constructor(
    public readonly secret: secretsmanager.ISecret,
    public readonly cluster?: msk.ICluster,
    public readonly bootstrapServers?: string,
    private readonly user?: IScramUser,
  ) {}

  /** @internal */
  public get _vpc(): ec2.IVpc | undefined {
    return this.cluster && 'vpc' in this.cluster ? this.cluster.vpc as ec2.IVpc : undefined;
  }

  /** @internal */
  public get _region(): string {
    return (this.cluster ?? this.secret).env.region;
  }

  /** What must be there before MirrorMaker can log in. @internal */
  public get _dependency(): IConstruct | undefined {
    return this.user;
  }

  /** A user of another cluster, as far as that can be known. @internal */
  public get _stranger(): IScramUser | undefined {
    return this.user && this.cluster && areDifferent(this.user.cluster, this.cluster) ? this.user : undefined;
  }

  /** The user whose password is rotated, if it is one of those. @internal */
  public get _rotated(): IScramUser | undefined {
    return this.user && this.user.usernames.length > 1 ? this.user : undefined;
  }

  /** @internal */
  public _grantRead(grantee: iam.IGrantable): void {
    if (this.user) {
      this.user.grantRead(grantee);
    } else {
      grantSecret(grantee, this.secret);
    }
  }

  /** What MirrorMaker's user needs on a cluster that is closed. @internal */
  public _allow(acls: (username: string) => Acl[]): void {
    if (this.user && isAclHost(this.user.cluster)) {
      this.user.cluster._grantWhereClosed(acls(this.user.username));
    }
  }

  /** What the entry script of the container asks for. @internal */
  public _environment(reader: IConstruct, prefix: string): Record<string, string> {
    return {
      [`${prefix}_REGION`]: this._region,
      [`${prefix}_SECRET_ARN`]: arnFor(reader, this.secret, this.secret.secretArn),
      ...(this.cluster
        ? { [`${prefix}_CLUSTER_ARN`]: arnFor(reader, this.cluster, this.cluster.clusterArn) }
        : { [`${prefix}_BOOTSTRAP_SERVERS`]: this.bootstrapServers! }),
    };
  }
}

/** Of one that is imported with a token nobody knows yet which it is. */
function areDifferent(one: msk.ICluster, other: msk.ICluster): boolean {
  const arns = [one.clusterArn, other.clusterArn];
  return arns[0] !== arns[1] && (arns.every(isKnown) || [one, other].every(({ node }) => node.defaultChild !== undefined));
}

const USERNAME = 'mirror-maker';

function mirrorMakerUser(cluster: msk.ICluster): IScramUser {
  if (!(cluster instanceof ScramMskCluster)) {
    throw new Error(`${cluster.node.path}: name the user that MirrorMaker is on a cluster that this app does not define`);
  }
  return cluster.hasUser(USERNAME) ? cluster.user(USERNAME) : cluster.addUser(USERNAME);
}
