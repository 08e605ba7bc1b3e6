import type * as msk from '@aws-cdk/aws-msk-alpha';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { RotationHost } from '../rotation/rotation-host';
import type { IScramUser } from './i-scram-user';

/** A user before it is defined. */
export interface UserDraft {
  readonly username: string;
  /** Every name that it would log in with. */
  readonly usernames: readonly string[];
}

/** A cluster whose users this app defines. @internal */
export interface UserHost extends RotationHost {
  readonly secretEncryptionKey: kms.IKey;

  /** What would keep a user from being one of the cluster, each fault a sentence. @internal */
  _faultsOfUser(draft: UserDraft): string[];

  /** Makes a user one of the cluster: MSK knows it after the deploy, and what depends on it waits for that. @internal */
  _takeUser(user: IScramUser): void;
}

export function isUserHost(cluster: msk.ICluster): cluster is UserHost {
  return '_takeUser' in cluster;
}
