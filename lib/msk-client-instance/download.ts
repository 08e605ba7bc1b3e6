import * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { BUCKET } from '../private/kinds';
import { isKnown } from '../private/rules';
import { checkCall, needed, TEXT, type Argument } from '../private/shapes';

/**
 * @throws Error for what is no text, and for what is no bucket where there must be one
 */
export function checkDownload(called: string, texts: Readonly<Record<string, unknown>>, ...buckets: readonly unknown[]): void {
  const args = Object.entries(texts).map(([name, text]): [string, Argument] => [name, [needed(TEXT), text]]);
  checkCall(called, undefined, Object.fromEntries([...buckets.map((bucket): [string, Argument] => ['bucket', [needed(BUCKET), bucket]]), ...args]));
}

/**
 * @throws Error for anything but what sha512sum prints
 */
export function checkSha512(sha512: string): void {
  if (isKnown(sha512) && !/^[0-9a-f]{128}$/.test(sha512)) {
    throw new Error(`sha512 must be 128 hexadecimal digits in lower case, got '${sha512}'`);
  }
}

/**
 * @throws Error for anything but three numbers with points, such as a URL or a tag of Git
 */
export function checkVersion(version: string, example: string): void {
  if (isKnown(version) && !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new Error(`version must be a version such as ${example}, got '${version}'`);
  }
}

/**
 * @throws Error for a URL in the place of a key, for an empty one, and for one that a policy takes for a pattern
 */
export function checkObjectKey(objectKey: string): void {
  if (isKnown(objectKey) && (objectKey === '' || objectKey.includes('://') || /[*?]/.test(objectKey))) {
    throw new Error(`objectKey must be the key of an object in the bucket, such as tools/kafka.tgz, got '${objectKey}'`);
  }
}

/** Lets a grantee read one object; bucket.grantRead would also let it list the bucket. */
export function grantObject(grantee: iam.IGrantable, bucket: s3.IBucket, objectKey: string): void {
  iam.Grant.addToPrincipal({ grantee, actions: ['s3:GetObject'], resourceArns: [bucket.arnForObjects(objectKey)] });
  bucket.encryptionKey?.grantDecrypt(grantee);
}
