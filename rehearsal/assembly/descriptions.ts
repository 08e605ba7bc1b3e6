import type { PasswordRule } from '../fake-aws/generated-secret';
import type { Rights } from './rights';

/** A user of a cluster, and the secret that its template defines. */
export interface UserDescription {
  readonly username: string;
  readonly secretArn: string;
  readonly keyArn?: string;
  readonly passwordRule: PasswordRule;
}

/** A user whose name the rehearsal cannot know, and why. */
export interface UnknownUser {
  readonly secretArn: string;
  readonly reason: string;
}

/** What a cluster has besides SASL/SCRAM over the network of its VPC, and local brokers have not. */
export type ClusterFeature = 'express' | 'iam' | 'no-login' | 'plaintext' | 'public-access' | 'multi-vpc' | 'tiered-storage';

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
  readonly statements: Rights;
  readonly codeDirectory: string;
}

/** A user of a cluster whose password is rotated, and the function that does it. */
export interface RotationDescription {
  /** Its construct path. */
  readonly name: string;
  /** What clients read. */
  readonly secretArn: string;
  readonly keyArn?: string;
  /** The secret that it begins as. */
  readonly originArn: string;
  /** Of the function. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the function may do. */
  readonly statements: Rights;
  readonly codeDirectory: string;
  /** Whether a MirrorMaker of the assembly is who logs in with it. */
  readonly isOfMirrorMaker: boolean;
}

/** Who logs in to a cluster with a certificate. */
export interface CertificatesDescription {
  /** The private authorities whose certificates it takes, by ARN. */
  readonly authorities: readonly string[];
  /** The names in the certificates that its ACLs speak of, as Kafka writes them. */
  readonly names: readonly string[];
}

/** A cluster that takes SASL/SCRAM. */
export interface ClusterDescription {
  /** Its construct path. */
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  readonly kafkaVersion: string;
  readonly zones: number;
  /** How many run here: one for each zone, and more where something is to have more copies and the cluster has the brokers for them. */
  readonly brokers: number;
  /** Of all zones together; none where the template has no number. */
  readonly brokerNodes?: number;
  /** Of MSK. */
  readonly brokerType: 'Standard' | 'Express';
  /** Empty where it is MSK's own, or not known here. */
  readonly serverProperties: string;
  /** Why they are not known here, if so. */
  readonly unknownServerProperties?: string;
  readonly features: readonly ClusterFeature[];
  /** What it may have as well, or that it takes certificates: what of that is known to AWS only. */
  readonly unknownFeatures: Readonly<Partial<Record<ClusterFeature | 'mutual-tls', string>>>;
  readonly users: readonly UserDescription[];
  readonly unknownUsers: readonly UnknownUser[];
  readonly topics: readonly DeclaredTopic[];
  /** None where every user may do everything. */
  readonly acls?: AclsDescription;
  /** None where it takes no certificate. */
  readonly certificates?: CertificatesDescription;
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

/** A cluster of another VPC. */
export interface OtherCluster {
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  readonly secretArn: string;
}

/** A client instance: what CloudFormation Init would put there and run, and what its role may do. */
export interface ClientInstanceDescription {
  /** Whether it is a client of the rehearsal's own, and in no template. */
  readonly isOfRehearsal?: boolean;
  /** The client instance of the templates that it stands for, and why that one is not rehearsed. */
  readonly inPlaceOf?: { readonly name: string; readonly reason: string };
  /** Its construct path. */
  readonly name: string;
  readonly clusterArn: string;
  /** Of the user that it is on this cluster. */
  readonly secretArn: string;
  /** Clusters that an operator reaches with KAFKA_CLUSTER=name. */
  readonly otherClusters: readonly OtherCluster[];
  readonly files: readonly InitFile[];
  readonly commands: readonly string[];
  readonly statements: Rights;
  /** Why it cannot be rehearsed, where something of it is known to AWS only. */
  readonly unknown?: string;
}

/** A parameter of Systems Manager that says which side is active. */
export interface ActiveSideDescription {
  readonly arn: string;
  readonly region: string;
  readonly name: string;
  /** That a first deploy writes. */
  readonly value: string;
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
  /** The ARNs of the parameters that it obeys, if it obeys any. */
  readonly activeSide?: Readonly<Record<Side, string>>;
  /** What ECS runs in the container to learn how it is, without the leading CMD. */
  readonly healthCommand: readonly string[];
  /** After how many failures in a row ECS takes the container for unhealthy. */
  readonly healthRetries: number;
  /** Seconds after which no answer of the command is a failure. */
  readonly healthTimeout: number;
  readonly desiredCount: number;
  readonly statements: Rights;
  /** Why it cannot be rehearsed, where something of it is known to AWS only. */
  readonly unknown?: string;
  /** What probes it; none where nothing does, or something of that is known to AWS only. */
  readonly probe?: ProbeDescription;
  /** What its image would be built from: an asset of the assembly; none if the app brings an image. */
  readonly image?: ImageSource;
}

/** A function that tells what a failover would lose. */
export interface ProbeDescription {
  /** Its construct path. */
  readonly name: string;
  /** Of the function, every reference resolved. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the function may do. */
  readonly statements: Rights;
  readonly codeDirectory: string;
}

/** What Docker builds an image from. */
export interface ImageSource {
  readonly directory: string;
  readonly buildArgs?: Readonly<Record<string, string>>;
}

/** What of an assembly is about Amazon MSK and not rehearsed: no local brokers can stand for it, or something of it is not known here. */
export interface OtherResource {
  /** Its construct path; for a template, the name of its stack. */
  readonly name: string;
  readonly kind: 'cluster' | 'serverless' | 'replicator' | 'connector' | 'event-source' | 'private-connection' | 'topic' | 'acls' | 'users' | 'rotation' | 'probe' | 'client-instance' | 'template';
  readonly reason: string;
}

/** What a rehearsal needs of a cloud assembly. */
export interface AssemblyDescription {
  readonly clusters: readonly ClusterDescription[];
  readonly clientInstances: readonly ClientInstanceDescription[];
  readonly mirrorMakers: readonly MirrorMakerDescription[];
  readonly activeSides: readonly ActiveSideDescription[];
  readonly others: readonly OtherResource[];
  /** What a reader should know of how the assembly was read. */
  readonly notes: readonly string[];
  /** Every template as text, with the stack that it belongs to. */
  readonly templates: readonly { readonly stackName: string; readonly text: string }[];
}
