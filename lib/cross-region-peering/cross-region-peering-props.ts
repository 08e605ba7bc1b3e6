import type { IStackSynthesizer } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';

/**
 * Properties of a `CrossRegionPeering`.
 */
export interface CrossRegionPeeringProps {
  /**
   * The VPC of the primary Region, which accepts the connection. Its stack needs an explicit Region, of the same partition as
   * the secondary's. It may be looked up: `Vpc.fromLookup`.
   *
   * Changing it replaces the connection and cuts the link.
   */
  readonly primaryVpc: ec2.IVpc;

  /**
   * The VPC of the secondary Region, which requests the connection: the Region of the stack that the construct is in.
   *
   * Changing it replaces the connection and cuts the link.
   */
  readonly secondaryVpc: ec2.IVpc;

  /**
   * Subnets of the primary VPC that get a route to the secondary, at least one. Each needs a route table.
   *
   * @default - the private subnets, those with a NAT gateway first
   */
  readonly primarySubnets?: ec2.SubnetSelection;

  /**
   * Subnets of the secondary VPC that get a route to the primary, at least one. Each needs a route table.
   *
   * @default - the private subnets, those with a NAT gateway first
   */
  readonly secondarySubnets?: ec2.SubnetSelection;

  /**
   * ARN of a role in the primary's account that may accept the connection, as `arn:aws:iam::111122223333:role/NAME`. It must
   * be given for two accounts and for no other case; `CrossRegionPeering.definePeerRole` makes one.
   *
   * Changing it replaces the connection and cuts the link.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/peer-with-vpc-in-another-account.html
   * @default - none, the VPCs are in one account
   */
  readonly peerRoleArn?: string;

  /**
   * How the accepter stack is synthesized: by which roles it is deployed and in which bucket its template is.
   *
   * Give one where the synthesizer of the peering's stack does not fit the primary's Region and account: its names are used
   * there as they are, and `deployRoleArn` with an account or Region in it, or `fileAssetsBucketName` of a bucket in one
   * Region, names what is not there. CDK's placeholders `${AWS::Region}` and `${AWS::AccountId}` stand for the stack's own.
   *
   * Give one as well with a synthesizer that serves one stack only: without it the accepter stack is synthesized as a stack
   * of the app that names none, and a warning says so.
   *
   * @see https://docs.aws.amazon.com/cdk/v2/guide/customize-synth.html
   * @default - as the stack of the peering, or as the app has it for every stack where that one serves no other
   */
  readonly accepterSynthesizer?: IStackSynthesizer;

  /**
   * Addresses of brokers, for the VPC on the other side to resolve their names privately.
   *
   * In commercial Regions the names of MSK's brokers resolve publicly to their private addresses, and nothing is needed.
   * Where that cannot be relied on, list names and addresses as `aws kafka list-nodes` shows them after the first deploy.
   *
   * While they are listed, the other VPC asks this private zone alone for names of that cluster: a broker that is not
   * listed cannot be reached from there, and one that got another address is looked for at the old one.
   *
   * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html
   * @default - no private zone
   */
  readonly privateDns?: PeeringPrivateDns;
}

/**
 * Brokers whose names resolve privately on the other side.
 */
export interface PeeringPrivateDns {
  /**
   * Brokers of the primary's cluster, for the secondary VPC: address by name.
   *
   * @default - no private zone in the secondary VPC
   */
  readonly primaryBrokers?: { readonly [name: string]: string };

  /**
   * Brokers of the secondary's cluster, for the primary VPC: address by name.
   *
   * @default - no private zone in the primary VPC
   */
  readonly secondaryBrokers?: { readonly [name: string]: string };
}

/**
 * Who may come through the peering, to what.
 */
export interface PeeringAccessOptions {
  /**
   * The port to open.
   *
   * @default - the default port of the target, 9096 for a `ScramMskCluster`
   */
  readonly port?: ec2.Port;

  /**
   * The clients that will connect, in the VPC on the other side. Only what leaves them is opened here: a security group
   * cannot be named across Regions, so the target lets in the addresses of `clientSubnets`.
   *
   * @default - no outbound rules change
   */
  readonly clients?: ec2.IConnectable[];

  /**
   * Subnets of the other side whose addresses may connect.
   *
   * @default - the subnets of the other side that have a route
   */
  readonly clientSubnets?: ec2.SubnetSelection;

  /**
   * Subnets of this side that the target is in, which `clients` may reach. Only with `clients`.
   *
   * @default - the subnets of this side that have a route
   */
  readonly targetSubnets?: ec2.SubnetSelection;
}
