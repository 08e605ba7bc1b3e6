import type { IamContext } from './iam-conditions';
import { partitionOf } from './partitions';

/** What AWS tells of a call, for conditions: signed by a program that got its address from AWS, and so over TLS. */
export function contextOfCall(region: string): IamContext {
  return { 'aws:SecureTransport': 'true', 'aws:RequestedRegion': region };
}

/** What it tells where Secrets Manager uses the key of a secret for its caller. */
export function contextOfKey(secretArn: string, region: string): IamContext {
  return {
    ...contextOfCall(region),
    'kms:ViaService': `secretsmanager.${region}.${partitionOf(region).domain}`,
    'kms:EncryptionContext:SecretARN': secretArn,
  };
}
