/** A VPC that a template defines, or that the app looked up. */
export interface Vpc {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly account: string;
  /** Whether a template defines it: of any other, the main route table may hold what no template says. */
  readonly isDefined: boolean;
  readonly blocks: readonly string[];
}

/** A subnet; of one that no template defines and no app looked up, only the id and the Region are known. */
export interface Subnet {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  /** Whether a template defines it. Of any other, route table and network ACL may hold more than the templates put there. */
  readonly isDefined: boolean;
  readonly block?: string;
  readonly vpcId?: string;
  /** A subnet that is defined without one has the main route table of its VPC, which knows the VPC alone. */
  readonly routeTableId?: string;
}

export type TargetKind = 'local' | 'peering connection' | 'NAT gateway' | 'internet gateway' | 'transit gateway' | 'another target';

/** Where a route table sends what is meant for a block. */
export interface Route {
  readonly destination: string;
  readonly kind: TargetKind;
  readonly targetId?: string;
}

/** The routes that are known, and what may be among the others, if any. */
export interface Routes {
  readonly known: readonly Route[];
  readonly others?: string;
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
  /** One whose addresses are in no template; of any other there is a rule for each block. */
  readonly prefixListId?: string;
  /** What of its protocol or ports is known to AWS only, so that it may be about any. */
  readonly unknown?: string;
}

export interface SecurityGroup {
  readonly id: string;
  readonly name: string;
  /** Whether a template defines it. Of any other, only the rules are known that a template adds. */
  readonly isDefined: boolean;
  readonly vpcId?: string;
  readonly ingress: readonly SecurityGroupRule[];
  readonly egress: readonly SecurityGroupRule[];
}

/** The first entry by number that fits decides. */
export interface NetworkAclEntry {
  readonly number: number;
  readonly isEgress: boolean;
  readonly isAllowed: boolean;
  readonly fromPort: number;
  readonly toPort: number;
  readonly block: string;
  /** What of the rest is known to AWS only, so that it may be any entry for the block. */
  readonly unknown?: string;
}

/** A network ACL: it knows no connections, so that answers need entries of their own. */
export interface NetworkAcl {
  readonly name: string;
  /** Whether a template defines it, or the VPC whose default it is. */
  readonly isDefined: boolean;
  /** For TCP and IPv4, in the order of their numbers. */
  readonly entries: readonly NetworkAclEntry[];
}

/** Something with addresses: network interfaces in subnets, with security groups. Without any, nothing stops what leaves it. */
export interface Endpoint {
  readonly name: string;
  readonly subnets: readonly Subnet[];
  readonly securityGroups: readonly SecurityGroup[];
  /** The clusters whose ARNs it is given, so that it is meant to reach them. */
  readonly meantFor: readonly string[];
}

export interface Brokers extends Endpoint {
  /** The construct path of the cluster. */
  readonly cluster: string;
  /** Yes, no, or what of that is known to AWS only. */
  readonly hasPublicAddresses: boolean | { readonly unknown: string };
  /** What else it listens for, on ports that the table does not have. */
  readonly otherWays: readonly string[];
}

/** What the templates of an assembly say about their networks, by the ids that references resolve to. */
export interface Network {
  readonly vpcs: ReadonlyMap<string, Vpc>;
  /** Those that templates define, and those of VPCs that the app looked up. */
  readonly subnets: readonly Subnet[];
  readonly routesOf: (subnet: Subnet) => Routes;
  /** None where it is unknown. */
  readonly networkAclOf: (subnet: Subnet) => NetworkAcl | undefined;
  readonly peeringConnections: ReadonlyMap<string, PeeringConnection>;
  /** By id, also one that no template defines. */
  readonly securityGroup: (id: string) => SecurityGroup;
  readonly clusters: readonly Brokers[];
  /** Everything else that is known to open connections. */
  readonly clients: readonly Endpoint[];
}
