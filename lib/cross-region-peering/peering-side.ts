import { Names, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { isPendingVpc } from '../private/pending';
import { weakReference } from '../private/references';
import { isResource } from '../private/resources';
import { isKnown } from '../private/rules';

/** Subnets of a side. */
export interface SelectedSubnets {
  readonly subnets: readonly ec2.ISubnet[];
  /** Why there are none, in CDK's words, which name no prop. */
  readonly selectionFault?: string;
}

/** What to say where a prop selects none. */
export function noSubnet(requirement: string, selectionFault: string | undefined): string {
  return `${requirement}, got none${selectionFault === undefined ? '' : `: ${selectionFault}`}`;
}

/** A VPC of a peering, with those of its subnets that get a route. */
export class PeeringSide implements SelectedSubnets {
  public readonly region: string;
  public readonly account: string;
  public readonly subnets: readonly ec2.ISubnet[];
  public readonly selectionFault?: string;
  /** Whether the VPC is still to be looked up: its blocks and subnets are not its own yet. */
  public readonly isPending: boolean;

  public constructor(
    /** `primary` or `secondary`, as in the props. */
    public readonly name: string,
    public readonly vpc: ec2.IVpc,
    selection: ec2.SubnetSelection | undefined,
  ) {
    this.region = vpc.env.region;
    this.account = vpc.env.account;
    this.isPending = isPendingVpc(vpc);
    ({ subnets: this.subnets, selectionFault: this.selectionFault } = this.select(selection));
  }

  /** None where the VPC has none of that kind. */
  public select(selection?: ec2.SubnetSelection): SelectedSubnets {
    try {
      return { subnets: this.vpc.selectSubnets(selection).subnets };
    } catch (error) {
      return { subnets: [], selectionFault: (error as Error).message };
    }
  }

  /** The IPv4 blocks of the VPC, secondary ones too, in clear where the app knows them. */
  public get blocks(): string[] {
    const more = Stack.of(this.vpc).node.findAll()
      .filter((child) => isResource(child, ec2.CfnVPCCidrBlock))
      .filter(({ vpcId }) => vpcId === this.vpc.vpcId)
      .flatMap(({ cidrBlock }) => cidrBlock ?? []);
    return [this.firstBlock ?? [], more].flat();
  }

  /** An imported VPC without a block says so by throwing. */
  private get firstBlock(): string | undefined {
    const vpc = this.vpc.node.defaultChild;
    const inClear = isResource(vpc, ec2.CfnVPC) && isKnown(vpc.cidrBlock) ? vpc.cidrBlock : undefined;
    try {
      return inClear ?? this.vpc.vpcCidrBlock;
    } catch {
      return undefined;
    }
  }

  /** One subnet for each route table, the first that uses it. */
  public get subnetsByRouteTable(): ReadonlyMap<string, ec2.ISubnet> {
    const tables = new Map<string, ec2.ISubnet>();
    for (const subnet of this.subnets) {
      const { routeTableId } = subnet.routeTable;
      if (!tables.has(routeTableId)) {
        tables.set(routeTableId, subnet);
      }
    }
    return tables;
  }

  /** Sends what is meant for the other side through the connection: one route for each table and block. */
  public route(scope: Construct, other: PeeringSide, vpcPeeringConnectionId: string): ec2.CfnRoute[] {
    return [...this.subnetsByRouteTable].flatMap(([routeTableId, subnet]) => other.blocks.map((block, index) =>
      new ec2.CfnRoute(scope, `Route${Names.nodeUniqueId(subnet.node)}${index === 0 ? '' : index}`, {
        routeTableId,
        destinationCidrBlock: weakReference(block),
        vpcPeeringConnectionId,
      })));
  }
}
