import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { isKnown } from '../private/rules';
import { checkDownload, checkObjectKey, checkSha512, checkVersion, grantObject } from './download';

/** The first that reads the credentials of client.properties from its environment, see KIP-887. */
const OLDEST_MINOR = 5;

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
   * A version from Apache's archive, which keeps all of them. The host that installs it needs a way to the internet: no VPC
   * endpoint leads there. The archive is slow at times; a bucket of yours is not.
   *
   * @see https://archive.apache.org/dist/kafka/
   * @see https://cwiki.apache.org/confluence/display/KAFKA/KIP-887%3A+Add+ConfigProvider+to+make+use+of+environment+variables
   * @param version 3.5.0 or newer, such as 3.9.1
   * @param sha512 128 hexadecimal digits in lower case
   * @throws Error for an older version, and for a version or a checksum of another form
   */
  public static archive(version: string, sha512: string): KafkaDistribution {
    checkDownload('KafkaDistribution.archive', { version, sha512 });
    checkVersion(version, '3.9.1');
    checkAge(version);
    return new KafkaDistribution(`https://archive.apache.org/dist/kafka/${version}/kafka_2.13-${version}.tgz`, sha512);
  }

  /**
   * An archive in a bucket of yours, for hosts without a way to the internet. The host may read that object, no other.
   *
   * @param bucket where it is; without a way to the internet, a bucket of the host's Region, which the gateway endpoint of S3 serves
   * @param objectKey its key, such as tools/kafka_2.13-3.9.1.tgz
   * @param sha512 128 hexadecimal digits in lower case
   * @throws Error for a key or a checksum of another form
   */
  public static bucket(bucket: s3.IBucket, objectKey: string, sha512: string): KafkaDistribution {
    checkDownload('KafkaDistribution.bucket', { objectKey, sha512 }, bucket);
    checkObjectKey(objectKey);
    return new KafkaDistribution(bucket.s3UrlForObject(objectKey), sha512, bucket.env.region, (grantee) => grantObject(grantee, bucket, objectKey));
  }

  /**
   * @param source URL of the archive, https or s3
   * @param sha512 what the archive must have
   * @param _bucketRegion the Region of its bucket, if it is in one
   * @param letRead lets the host read the archive
   */
  private constructor(
    public readonly source: string,
    public readonly sha512: string,
    /** @internal */
    public readonly _bucketRegion?: string,
    private readonly letRead: (grantee: iam.IGrantable) => void = () => {},
  ) {
    checkSha512(sha512);
  }

  /** @internal */
  public _grantRead(grantee: iam.IGrantable): void {
    this.letRead(grantee);
  }
}

/** What the box's tools must know. A version from a bucket is not known here. */
function checkAge(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (isKnown(version) && (major < 3 || (major === 3 && minor < OLDEST_MINOR))) {
    throw new Error(`version must be 3.${OLDEST_MINOR}.0 or newer, whose tools read credentials from their environment, got '${version}'`);
  }
}
