import type { Construct } from 'constructs';
import { MSK_CLUSTER, SCRAM_USER } from '../private/kinds';
import { checkCall, needed, struct } from '../private/shapes';
import type { ScramMskCluster } from '../scram-msk-cluster/scram-msk-cluster';
import type { IScramUser } from '../principals/i-scram-user';
import { UserRegistry } from '../principals/user-registry';
import type { MirroredClusterConfig } from './mirrored-cluster-config';
import type { SelfManagedKafkaProps } from './self-managed-kafka-props';
import { SELF_MANAGED_KAFKA } from './mirrored-cluster-shapes';

/**
 * One end of a replication: a cluster, and the user that MirrorMaker is there. A value: nothing changes before a
 * `MirrorMakerPrimarySecondary` binds it, and several may share it.
 */
export abstract class MirroredCluster {
  /**
   * A cluster that this app defines. MirrorMaker is its user `mirror-maker`, whom it gets if it has none of that name.
   *
   * @param cluster the cluster
   */
  public static msk(cluster: ScramMskCluster): MirroredCluster {
    checkCall('MirroredCluster.msk', undefined, { cluster: [needed(MSK_CLUSTER), cluster] });
    if (UserRegistry.of(cluster) === undefined) {
      throw new Error('cluster must be a ScramMskCluster that this app defines: for another one, name the user with MirroredCluster.mskUser(user)');
    }
    return new OwnMskCluster(cluster);
  }

  /**
   * The cluster of a user, who is MirrorMaker there: a `ScramMskCluster`, an imported one, or any of @aws-cdk/aws-msk-alpha
   * with a security group.
   *
   * @param user whom MirrorMaker logs in as
   */
  public static mskUser(user: IScramUser): MirroredCluster {
    checkCall('MirroredCluster.mskUser', undefined, { user: [needed(SCRAM_USER), user] });
    return new MskClusterOfUser(user);
  }

  /**
   * Any Kafka with SASL/SCRAM: a migration to MSK is a replication that ends with a failover.
   *
   * Opening the way to it is yours.
   *
   * @param props its addresses and credentials
   */
  public static selfManaged(props: SelfManagedKafkaProps): MirroredCluster {
    checkCall('MirroredCluster.selfManaged', undefined, { props: [needed(struct(SELF_MANAGED_KAFKA)), props] });
    return new SelfManagedKafka(props);
  }

  /**
   * Called by a `MirrorMakerPrimarySecondary` when it is defined, by each that shares this value.
   *
   * @param scope the MirrorMaker
   */
  public abstract bind(scope: Construct): MirroredClusterConfig;
}

const USERNAME = 'mirror-maker';

class OwnMskCluster extends MirroredCluster {
  public constructor(private readonly cluster: ScramMskCluster) {
    super();
  }

  public bind(): MirroredClusterConfig {
    const { cluster } = this;
    const user = cluster.hasUser(USERNAME) ? cluster.user(USERNAME) : cluster.addUser(USERNAME);
    return { cluster, user, secret: user.secret };
  }
}

class MskClusterOfUser extends MirroredCluster {
  public constructor(private readonly user: IScramUser) {
    super();
  }

  public bind(): MirroredClusterConfig {
    const { cluster, secret } = this.user;
    return { cluster, secret, user: this.user };
  }
}

class SelfManagedKafka extends MirroredCluster {
  public constructor(private readonly props: SelfManagedKafkaProps) {
    super();
  }

  public bind(): MirroredClusterConfig {
    return this.props;
  }
}
