import type { IConstruct } from 'constructs';
import { closingAcls } from '../kafka/acl-grants';
import { formatAcl, principalOf, type Acl } from '../kafka/acls';
import { ClusterAuthorization } from './cluster-authorization';

/** The user that sets the ACLs. Only the library logs in as it. */
export const ADMINISTRATOR = 'acl-administrator';

/**
 * Who may do what on a cluster: collects grants from all over the app until it is synthesized, and has the ACLs declared
 * as soon as there is one.
 */
export class ClusterAccess {
  private readonly granted: Acl[] = [];
  private readonly needed: Acl[] = [];
  private declaration?: IConstruct;

  /**
   * @param path of the cluster, for errors
   * @param declare defines what sets the ACLs, given as lines when the app is synthesized
   */
  public constructor(
    private readonly path: string,
    private readonly authorization: ClusterAuthorization | undefined,
    private readonly declare: (acls: () => string[]) => IConstruct,
  ) {
    if (authorization === ClusterAuthorization.GRANTED_ONLY) {
      this.close();
    }
  }

  /** What must be there before a user may do what it was granted. */
  public get dependencies(): IConstruct[] {
    return this.declaration ? [this.declaration] : [];
  }

  /** Whether users may do what they were granted, and nothing else. */
  public get isClosed(): boolean {
    return this.declaration !== undefined;
  }

  /** Whether the app says what users may do, be it everything. */
  public get isDecided(): boolean {
    return this.authorization !== undefined || this.isClosed;
  }

  /** Whether a user was granted anything, or needs something that the library grants it. */
  public hasRights(username: string): boolean {
    return [...this.granted, ...this.needed].some(({ principal }) => principal === principalOf(username));
  }

  public grant(acls: readonly Acl[]): void {
    if (this.authorization === ClusterAuthorization.EVERY_USER) {
      throw new Error(`${this.path}: authorization must be GRANTED_ONLY together with a grant, got EVERY_USER and a grant to ${acls[0]?.principal}`);
    }
    this.granted.push(...acls);
    this.close();
  }

  /** What a construct of the library needs: declared where the cluster is closed, and no reason to close it. */
  public grantWhereClosed(acls: readonly Acl[]): void {
    this.needed.push(...acls);
  }

  private close(): void {
    this.declaration ??= this.declare(() => [...new Set([...closingAcls(ADMINISTRATOR), ...this.granted, ...this.needed].map(formatAcl))]);
  }
}
