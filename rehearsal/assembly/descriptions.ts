import type { IamStatement } from '../aws/iam';
import type { RotationDescription } from '../rotation/rotations';

/** How Secrets Manager would generate the password of a secret. */
export interface PasswordRule {
  readonly SecretStringTemplate: string;
  readonly GenerateStringKey: string;
  readonly PasswordLength?: number;
  readonly ExcludeCharacters?: string;
  readonly ExcludeLowercase?: boolean;
  readonly ExcludeUppercase?: boolean;
  readonly ExcludeNumbers?: boolean;
  readonly ExcludePunctuation?: boolean;
  readonly IncludeSpace?: boolean;
  readonly RequireEachIncludedType?: boolean;
}

/** A user of a cluster, and the secret that its template defines. */
export interface UserDescription {
  readonly username: string;
  readonly secretArn: string;
  readonly keyArn?: string;
  readonly passwordRule: PasswordRule;
}

/** A topic that a template gives to a cluster. */
export interface DeclaredTopic {
  readonly name: string;
  readonly partitions: number;
  readonly replicationFactor: number;
  /** Those that it does not leave to the brokers. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The ACLs of a cluster, and the function that sets them. */
export interface AclsDescription {
  /** Its construct path. */
  readonly name: string;
  /** Of the custom resource. */
  readonly properties: { readonly ClusterArn: string; readonly AdministratorSecretArn: string; readonly Acls: readonly string[] };
  /** What the function may do. */
  readonly statements: readonly IamStatement[];
  readonly codeDirectory: string;
}

/** A cluster that takes SASL/SCRAM. */
export interface ClusterDescription {
  /** Its construct path. */
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  readonly kafkaVersion: string;
  readonly zones: number;
  readonly brokers: number;
  readonly serverProperties: string;
  readonly users: readonly UserDescription[];
  readonly topics: readonly DeclaredTopic[];
  /** None where every user may do everything. */
  readonly acls?: AclsDescription;
  /** None where every password stays. */
  readonly rotations?: readonly RotationDescription[];
}

/** A file that CloudFormation Init would write. */
export interface InitFile {
  readonly path: string;
  readonly content: string;
  /** Octal, as chmod takes it. */
  readonly mode: number;
}

/** A cluster that is not beside the box. */
export interface OtherCluster {
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  readonly secretArn: string;
}

/** A client box: what CloudFormation Init would put there and run, and what its role may do. */
export interface ClientBoxDescription {
  /** Its construct path. */
  readonly name: string;
  readonly clusterArn: string;
  /** Of the user that it is on this cluster. */
  readonly secretArn: string;
  /** Clusters that an operator reaches with KAFKA_CLUSTER=name. */
  readonly otherClusters: readonly OtherCluster[];
  readonly files: readonly InitFile[];
  readonly commands: readonly string[];
  readonly statements: readonly IamStatement[];
}

/** The two clusters of a MirrorMaker, by the names that it gives them. */
export type Side = 'primary' | 'secondary';

/** A MirrorMaker: what Amazon ECS would run, and what its tasks may do. */
export interface MirrorMakerDescription {
  /** Its construct path. */
  readonly name: string;
  /** Of the container, every reference resolved. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where records flow to. */
  readonly target: Side;
  /** The ARNs of its clusters; one that is not of Amazon MSK has none. */
  readonly clusters: Readonly<Partial<Record<Side, string>>>;
  readonly secrets: Readonly<Record<Side, string>>;
  /** What ECS runs in the container to learn how it is, without the leading CMD. */
  readonly healthCommand: readonly string[];
  /** After how many failures in a row ECS takes the container for unhealthy. */
  readonly healthRetries: number;
  readonly desiredCount: number;
  readonly statements: readonly IamStatement[];
  /** What its image would be built from: an asset of the assembly; none if the app brings an image. */
  readonly imageDirectory?: string;
}

/** What a rehearsal needs of a cloud assembly. */
export interface AssemblyDescription {
  readonly clusters: readonly ClusterDescription[];
  readonly clientBoxes: readonly ClientBoxDescription[];
  readonly mirrorMakers: readonly MirrorMakerDescription[];
  /** Every template as text, with the stack that it belongs to. */
  readonly templates: readonly { readonly stackName: string; readonly text: string }[];
}
