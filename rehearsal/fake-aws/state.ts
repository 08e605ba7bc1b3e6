import type { IamStatement, UnreadStatement } from './iam';

/** The addresses of a cluster's brokers, by the names of GetBootstrapBrokers; none for a way to log in that it does not take. */
export interface BootstrapBrokers {
  readonly bootstrapBrokerStringSaslScram?: string;
  readonly bootstrapBrokerStringTls?: string;
}

/** What the endpoint knows. Maps may be changed while it runs. */
export interface AwsState {
  /** By ARN. */
  readonly clusters: Map<string, { readonly region: string; readonly brokers: BootstrapBrokers }>;
  /** By ARN. */
  readonly secrets: Map<string, { readonly region: string; readonly secretString: string; readonly keyArn?: string }>;
  /** By ARN. */
  readonly parameters: Map<string, { readonly region: string; readonly name: string; readonly value: string }>;
  /** What each caller's policies say, by access key id. */
  readonly principals: Map<string, readonly (IamStatement | UnreadStatement)[]>;
}
