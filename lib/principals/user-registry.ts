import type * as kms from 'aws-cdk-lib/aws-kms';
import { trait } from '../private/trait';
import type { FunctionNetwork } from '../private/vpc-function';
import type { IScramUser } from './i-scram-user';

/** A user before it is defined. */
export interface NewUser {
  readonly username: string;
  /** Every name that it would log in with. */
  readonly usernames: readonly string[];
}

/** The users of a cluster that this app defines. */
export interface UserRegistry {
  /** Encrypts the secrets of users that bring no key. */
  readonly secretEncryptionKey: kms.IKey;

  /** Where functions that rotate passwords stand. */
  readonly network: FunctionNetwork;

  /** What would keep a user from being one of the cluster, each fault a sentence. */
  validate(user: NewUser): string[];

  /** Makes a user one of the cluster: MSK knows it after the deploy, and what depends on it waits for that. */
  add(user: IScramUser): void;
}

/** A trait of clusters. */
export const UserRegistry = trait<UserRegistry>('UserRegistry');
