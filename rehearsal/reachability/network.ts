/** A VPC that a template defines. */
export interface Vpc {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly account: string;
  readonly blocks: readonly string[];
}

/** A subnet; of one that no template defines, only the id is known. */
export interface Subnet {
  readonly id: string;
  readonly name: string;
  readonly block?: string;
  readonly vpcId?: string;
  /** Without one, the subnet has the main route table of its VPC, which knows the VPC alone. */
  readonly routeTableId?: string;
}

export type TargetKind = 'local' | 'peering connection' | 'NAT gateway' | 'internet gateway' | 'another target';

/** Where a route table sends what is meant for a block. */
export interface Route {
  readonly destination: string;
  readonly kind: TargetKind;
  readonly targetId?: string;
}

/** One end of a peering connection as the connection names it. */
export interface PeeringEnd {
  readonly vpcId: string;
  readonly region: string;
  /** Left out within an account. */
  readonly account?: string;
}

export interface PeeringConnection {
  readonly id: string;
  readonly name: string;
  readonly requester: PeeringEnd;
  readonly accepter: PeeringEnd;
}

/** Inbound or outbound: what may pass, and who is on the other end, by one of the last four. */
export interface SecurityGroupRule {
  readonly protocol: string;
  readonly fromPort?: number;
  readonly toPort?: number;
  readonly block?: string;
  readonly ipv6Block?: string;
  readonly groupId?: string;
  readonly prefixListId?: string;
}

export interface SecurityGroup {
  readonly id: string;
  readonly name: string;
  /** Whether a template defines it. Of any other, only the rules are known that a template adds. */
  readonly defined: boolean;
  readonly vpcId?: string;
  readonly ingress: readonly SecurityGroupRule[];
  readonly egress: readonly SecurityGroupRule[];
}

/** Something with addresses: network interfaces in subnets, with security groups. Without any, nothing stops what leaves it. */
export interface Endpoint {
  readonly name: string;
  readonly subnets: readonly Subnet[];
  readonly securityGroups: readonly SecurityGroup[];
}

export interface Brokers extends Endpoint {
  /** The construct path of the cluster. */
  readonly cluster: string;
  readonly hasPublicAddresses: boolean;
}

/** What the templates of an assembly say about their networks, by the ids that references resolve to. */
export interface Network {
  readonly vpcs: ReadonlyMap<string, Vpc>;
  readonly subnets: readonly Subnet[];
  readonly routesOf: (subnet: Subnet) => readonly Route[];
  readonly peeringConnections: ReadonlyMap<string, PeeringConnection>;
  /** By id, also one that no template defines. */
  readonly securityGroup: (id: string) => SecurityGroup;
  readonly clusters: readonly Brokers[];
  /** Everything else that is known to open connections. */
  readonly clients: readonly Endpoint[];
}
