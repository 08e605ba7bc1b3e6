import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { checkSha512, grantObject } from './download';

/**
 * Where Apache Kafka's binary archive comes from, and the SHA-512 that it must have.
 */
export class KafkaDistribution {
  /**
   * Apache Kafka 3.9.1 from Apache's archive.
   */
  public static readonly V3_9_1 = KafkaDistribution.archive('3.9.1',
    '1ea204ba73411737a275429ca976d440f007ff0957b90b19be41dc5a4bae52617267769be9f0b5791714d0b3c4c760605bd426faea39edd90763585523fa2cfe');

  /**
   * Apache Kafka 4.1.2 from Apache's archive.
   */
  public static readonly V4_1_2 = KafkaDistribution.archive('4.1.2',
    '78ac6e488b1071122f9608dfdb363f6fe50e1dbbc492347002c0398dfbf77e0d8caa5bf794c5937379721004dfe92025937d238b0faf4eb715529417fd43b491');

  /**
   * Any version from Apache's archive, which keeps all of them. The host that installs it needs a way to the internet.
   *
   * @param version such as 3.9.1
   * @param sha512 128 hexadecimal digits
   */
  public static archive(version: string, sha512: string): KafkaDistribution {
    return new KafkaDistribution(`https://archive.apache.org/dist/kafka/${version}/kafka_2.13-${version}.tgz`, sha512);
  }

  /**
   * An archive in a bucket of yours, for hosts without a way to the internet. The host may read that object, no other.
   *
   * @param bucket where it is
   * @param objectKey its key
   * @param sha512 128 hexadecimal digits
   */
  public static bucket(bucket: s3.IBucket, objectKey: string, sha512: string): KafkaDistribution {
    return new KafkaDistribution(bucket.s3UrlForObject(objectKey), sha512, (grantee) => grantObject(grantee, bucket, objectKey));
  }

  /**
   * @param source URL of the archive, https or s3
   * @param sha512 what the archive must have
   * @param letRead lets the host read the archive
   */
  private constructor(
    public readonly source: string,
    public readonly sha512: string,
    private readonly letRead: (grantee: iam.IGrantable) => void = () => {},
  ) {
    checkSha512(sha512);
  }

  /** @internal */
  public _grantRead(grantee: iam.IGrantable): void {
    this.letRead(grantee);
  }
}
