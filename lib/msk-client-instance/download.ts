import * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { isKnown } from '../private/rules';

/**
 * @throws Error for anything but what sha512sum prints
 */
export function checkSha512(sha512: string): void {
  if (isKnown(sha512) && !/^[0-9a-f]{128}$/.test(sha512)) {
    throw new Error(`sha512 '${sha512}': 128 hexadecimal digits in lower case are allowed`);
  }
}

/** Lets somebody read one object; bucket.grantRead would also let him list the bucket. */
export function grantObject(grantee: iam.IGrantable, bucket: s3.IBucket, objectKey: string): void {
  iam.Grant.addToPrincipal({ grantee, actions: ['s3:GetObject'], resourceArns: [bucket.arnForObjects(objectKey)] });
  bucket.encryptionKey?.grantDecrypt(grantee);
}
