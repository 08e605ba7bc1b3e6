import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { checkDownload, checkObjectKey, checkSha512, checkVersion, grantObject } from './download';

/**
 * Where AWS's library aws-msk-iam-auth comes from, which lets Kafka's tools log in with IAM, and the SHA-512 that it must
 * have: its jar with everything in it, `aws-msk-iam-auth-...-all.jar`.
 *
 * @see https://github.com/aws/aws-msk-iam-auth
 */
export class IamLibrary {
  /**
   * Version 2.3.5 from its release on GitHub.
   */
  public static readonly V2_3_5 = IamLibrary.release('2.3.5',
    '84c1fed9b13f8f3ada7308ffe73ab9e8ad5a7d1fec51b1c43ff6ae69606c8ce5fbd4a1a01aaf1ffe7ff0d9494e7c2af129618632de3d2434e280c1036a7e8e8f');

  /**
   * Any version from its release on GitHub. The host that installs it needs a way to the internet.
   *
   * @param version such as 2.3.5
   * @param sha512 128 hexadecimal digits in lower case
   * @throws Error for a version or a checksum of another form
   */
  public static release(version: string, sha512: string): IamLibrary {
    checkDownload('IamLibrary.release', { version, sha512 });
    checkVersion(version, '2.3.5');
    return new IamLibrary(`https://github.com/aws/aws-msk-iam-auth/releases/download/v${version}/aws-msk-iam-auth-${version}-all.jar`, sha512);
  }

  /**
   * A jar in a bucket of yours, for hosts without a way to the internet. The host may read that object, no other.
   *
   * @param bucket where it is; without a way to the internet, a bucket of the host's Region, which the gateway endpoint of S3 serves
   * @param objectKey its key, such as tools/aws-msk-iam-auth.jar
   * @param sha512 128 hexadecimal digits in lower case
   * @throws Error for a key or a checksum of another form
   */
  public static bucket(bucket: s3.IBucket, objectKey: string, sha512: string): IamLibrary {
    checkDownload('IamLibrary.bucket', { objectKey, sha512 }, bucket);
    checkObjectKey(objectKey);
    return new IamLibrary(bucket.s3UrlForObject(objectKey), sha512, bucket.env.region, (grantee) => grantObject(grantee, bucket, objectKey));
  }

  /**
   * @param source URL of the jar, https or s3
   * @param sha512 what the jar must have
   * @param _bucketRegion the Region of its bucket, if it is in one
   * @param letRead lets the host read the jar
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
