import type { IScramUser } from '../principals/i-scram-user';

/**
 * A user of two clusters: the same name on both, on each a secret and a password of its own. Made by
 * `ReplicatedClusters.addUser()`, and granted something by `clusters.grants` and `topic.grants`.
 */
export class ReplicatedUser {
  /** @internal */
  public static _of(primary: IScramUser, secondary: IScramUser): ReplicatedUser {
    return new ReplicatedUser(primary, secondary);
  }

  /**
   * The name to log in with, on both clusters.
   */
  public readonly username: string;

  /**
   * @param primary the user of the primary: its secret, and what only the primary is to let it do
   * @param secondary the user of the secondary: its secret, and what only the secondary is to let it do
   */
  private constructor(
    public readonly primary: IScramUser,
    public readonly secondary: IScramUser,
  ) {
    this.username = primary.username;
  }

  /**
   * Its name and its clusters, for errors.
   */
  public toString(): string {
    return `'${this.username}' of ${this.primary.cluster.node.path} and ${this.secondary.cluster.node.path}`;
  }
}
