import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { ARCHIVES, archiveOf, DEFAULT_RELEASE } from '../kafka/releases/releases';
import { isOlderThan } from '../kafka/releases/versions';
import { isKnown } from '../private/rules';
import { checkCall, TEXT } from '../private/shapes';
import { checkDownload, checkObjectKey, checkSha512, checkVersion, grantObject } from './download';

/** The first that reads the credentials of client.properties from its environment, see KIP-887. */
const OLDEST_RELEASE = '3.5.0';

/**
 * Where Apache Kafka's binary archive comes from, and the SHA-512 that it must have.
 */
export class KafkaDistribution {
  /**
   * A release whose checksum this library knows, from Apache's archive.
   *
   * @param version one of those that the error names; by default the release that MirrorMaker's image runs
   * @throws Error for a version whose checksum is not known: `KafkaDistribution.archive()` takes it together with yours
   */
  public static release(version?: string): KafkaDistribution {
    checkCall('KafkaDistribution.release', undefined, { version: [TEXT, version] });
    const release = version ?? DEFAULT_RELEASE;
    if (!Object.keys(ARCHIVES).includes(release)) {
      throw new Error(`version must be one of ${Object.keys(ARCHIVES).join(', ')}, or be given to KafkaDistribution.archive() with its checksum, got '${release}'`);
    }
    return KafkaDistribution.archive(release, ARCHIVES[release]!);
  }

  /**
   * A version from Apache's archive, which keeps all of them. The host that installs it needs a way to the internet: no VPC
   * endpoint leads there. The archive is slow at times; a bucket of yours is not.
   *
   * @see https://archive.apache.org/dist/kafka/
   * @see https://cwiki.apache.org/confluence/display/KAFKA/KIP-887%3A+Add+ConfigProvider+to+make+use+of+environment+variables
   * @param version 3.5.0 or newer
   * @param sha512 128 hexadecimal digits in lower case
   * @throws Error for an older version, and for a version or a checksum of another form
   */
  public static archive(version: string, sha512: string): KafkaDistribution {
    checkDownload('KafkaDistribution.archive', { version, sha512 });
    checkVersion(version, DEFAULT_RELEASE);
    checkAge(version);
    return new KafkaDistribution(archiveOf(version), sha512);
  }

  /**
   * An archive in a bucket of yours, for hosts without a way to the internet. The host may read that object, no other.
   *
   * @param bucket where it is; without a way to the internet, a bucket of the host's Region, which the gateway endpoint of S3 serves
   * @param objectKey its key, such as tools/kafka.tgz
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

/** What the tools of the client instance must know. A version from a bucket is not known here. */
function checkAge(version: string): void {
  if (isKnown(version) && isOlderThan(version, OLDEST_RELEASE)) {
    throw new Error(`version must be ${OLDEST_RELEASE} or newer, whose tools read credentials from their environment, got '${version}'`);
  }
}
