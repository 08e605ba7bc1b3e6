import { randomUUID } from 'node:crypto';
import type { AwsState } from './state';

interface Version {
  readonly secretString: string;
  readonly environments: Set<string>;
}

/** Which version a caller means: the one in use by default. */
export interface VersionQuery {
  readonly VersionId?: string;
  readonly VersionStage?: string;
}

const CURRENT = 'AWSCURRENT';
const PREVIOUS = 'AWSPREVIOUS';

/**
 * The versions of secrets and their staging labels, as Secrets Manager keeps them. The value in use is that of the state.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html#term_version
 */
export class SecretVersions {
  private readonly versions = new Map<string, Map<string, Version>>();

  public constructor(private readonly secrets: AwsState['secrets']) {}

  public find(arn: string, { VersionId, VersionStage }: VersionQuery): { readonly VersionId: string; readonly SecretString: string } | undefined {
    const environment = VersionStage ?? (VersionId === undefined ? CURRENT : undefined);
    const found = [...this.of(arn)].find(([id, { environments }]) => (VersionId ?? id) === id && (environment === undefined || environments.has(environment)));
    return found && { VersionId: found[0], SecretString: found[1].secretString };
  }

  /** Versions without a label are left out. */
  public environments(arn: string): Record<string, string[]> {
    return Object.fromEntries([...this.of(arn)].filter(([, { environments }]) => environments.size > 0).map(([id, { environments }]) => [id, [...environments]]));
  }

  /** False if the token is that of a version with another value. */
  public put(arn: string, token: string, secretString: string, environments: readonly string[] = [CURRENT]): boolean {
    const versions = this.of(arn);
    const existing = versions.get(token);
    if (existing) {
      return existing.secretString === secretString;
    }
    versions.set(token, { secretString, environments: new Set() });
    environments.forEach((environment) => this.label(arn, environment, token));
    return true;
  }

  /** False if the label is not where the caller believes it to be. */
  public move(arn: string, environment: string, to: string, from?: string): boolean {
    const versions = this.of(arn);
    const holder = [...versions].find(([, { environments }]) => environments.has(environment))?.[0];
    if (!versions.has(to) || (holder !== undefined && holder !== from)) {
      return false;
    }
    this.label(arn, environment, to);
    return true;
  }

  /** False if the label is not where the caller believes it to be, or is the one that a secret cannot do without. */
  public remove(arn: string, environment: string, from: string): boolean {
    return environment !== CURRENT && (this.of(arn).get(from)?.environments.delete(environment) ?? false);
  }

  private label(arn: string, environment: string, id: string): void {
    const versions = this.of(arn);
    const before = [...versions].find(([, { environments }]) => environments.has(environment))?.[0];
    versions.forEach(({ environments }) => environments.delete(environment));
    versions.get(id)!.environments.add(environment);
    if (environment === CURRENT) {
      this.secrets.set(arn, { ...this.secrets.get(arn)!, secretString: versions.get(id)!.secretString });
      if (before !== undefined && before !== id) {
        this.label(arn, PREVIOUS, before);
      }
    }
  }

  private of(arn: string): Map<string, Version> {
    const { secretString } = this.secrets.get(arn)!;
    const versions = this.versions.get(arn) ?? new Map<string, Version>([[randomUUID(), { secretString, environments: new Set([CURRENT]) }]]);
    for (const [id, version] of versions) {
      if (version.environments.has(CURRENT)) {
        // A test may have changed the state itself.
        versions.set(id, { ...version, secretString });
      }
    }
    this.versions.set(arn, versions);
    return versions;
  }
}
