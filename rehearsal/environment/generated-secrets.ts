import type { ClusterDescription } from '../assembly/descriptions';
import { generateSecret } from '../fake-aws/generated-secret';

/** The secret of a user as this rehearsal generated it. */
interface Secret {
  readonly region: string;
  readonly secretString: string;
  readonly keyArn?: string;
}

/** The secrets of all users, generated from the rules in the templates. */
export class GeneratedSecrets {
  /** By ARN. */
  public readonly secrets = new Map<string, Secret>();
  /** Texts that must stand nowhere. */
  public readonly passwords = new Set<string>();
  private readonly byCluster = new Map<string, Map<string, string>>();

  public generate(clusters: readonly ClusterDescription[]): void {
    for (const { arn, region, users, rotations = [] } of clusters) {
      const passwords = new Map<string, string>();
      for (const { username, secretArn, keyArn, passwordRule } of users) {
        const { secretString, password } = generateSecret(passwordRule);
        this.secrets.set(secretArn, { region, secretString, keyArn });
        this.passwords.add(password);
        passwords.set(username, password);
      }
      this.byCluster.set(arn, passwords);
      // What clients of a rotating user read begins as the secret of one of its names.
      rotations.forEach(({ secretArn, originArn, keyArn }) => this.secrets.set(secretArn, { ...this.secrets.get(originArn)!, keyArn }));
    }
  }

  /** The passwords of a cluster's users, by name. */
  public of(clusterArn: string): ReadonlyMap<string, string> {
    return this.byCluster.get(clusterArn)!;
  }
}
