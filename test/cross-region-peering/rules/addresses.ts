import { CfnVPCCidrBlock, SubnetType, type IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { CrossRegionPeering, type CrossRegionPeeringProps } from '../../../lib';
import { importVpc, PRIMARY, SECONDARY, vpcOf } from '../regions';
import { bothIn, primaryIn, secondaryIn, stackIn, type RuleRow, type Scene } from './row';

/** VPCs that the app creates, the secondary with another block if the row names one. */
const created = (primary: string, secondary: string, more?: string): Scene => (app) => {
  const vpc = vpcOf(app, 'Secondary', secondary, { region: SECONDARY });
  if (more) {
    new CfnVPCCidrBlock(vpc, 'More', { vpcId: vpc.vpcId, cidrBlock: more });
  }
  return { primaryVpc: vpcOf(app, 'Primary', primary, { region: PRIMARY }), secondaryVpc: vpc };
};

/** A peering beside another one of the app. */
const beside = (other: (both: { readonly primaryVpc: IVpc; readonly secondaryVpc: IVpc }, app: Construct) => CrossRegionPeeringProps): Scene => (app) => {
  const both = bothIn(app);
  const props = other(both, app);
  new CrossRegionPeering(stackIn(app, 'Other', { region: props.secondaryVpc.env.region }), 'Vpcs', props);
  return both;
};

/** A VPC in a third Region. */
const elsewhere = (app: Construct, network: string) => importVpc(stackIn(app, 'Third', { region: 'eu-west-1' }), 'Elsewhere', network);

const ROUTE_TABLES = ['rtb-a', 'rtb-b'];

export const ADDRESS_ROWS: readonly RuleRow[] = [
  {
    rule: 'peering-blocks',
    broken: (app) => bothIn(app, { primaryVpc: primaryIn(app, { vpcCidrBlock: undefined }) }),
    says: ['primary must have an IPv4 block, got none: import the VPC with its vpcCidrBlock'],
    holds: (app) => bothIn(app, { primaryVpc: primaryIn(app, { vpcCidrBlock: '10.0.0.0/16' }) }),
  },
  {
    rule: 'peering-block',
    broken: (app) => bothIn(app, { primaryVpc: primaryIn(app, { vpcCidrBlock: 'fd00::/56' }), secondaryVpc: secondaryIn(app, { vpcCidrBlock: '10.1.0.0/33' }) }),
    says: ["primaryVpc and secondaryVpc must have IPv4 blocks, as 10.0.0.0/16, got 'fd00::/56' of the primary, '10.1.0.0/33' of the secondary"],
    holds: (app) => bothIn(app, { primaryVpc: primaryIn(app, { vpcCidrBlock: '10.0.0.0/28' }) }),
  },
  {
    rule: 'peering-twice',
    broken: beside((both) => both),
    says: ['primaryVpc and secondaryVpc must have one connection between them, got another, Other/Vpcs'],
    holds: beside(({ primaryVpc }, app) => ({ primaryVpc, secondaryVpc: elsewhere(app, '10.7') })),
  },
  {
    rule: 'peering-twice',
    // Imported once more, and the other way round.
    broken: beside(({ primaryVpc }, app) => ({ primaryVpc, secondaryVpc: importVpc(stackIn(app, 'Again'), 'Vpc', '10.1') })),
    says: ['got another, Other/Vpcs'],
    holds: (app) => bothIn(app),
  },
  {
    rule: 'peering-same-route',
    broken: beside(({ primaryVpc }, app) => ({ primaryVpc, secondaryVpc: elsewhere(app, '10.1') })),
    says: ['primaryVpc and secondaryVpc must have blocks that no route leads to yet, got 10.1.0.0/16 in route tables of the primary, as Other/Vpcs has'],
    holds: beside(({ primaryVpc }, app) => ({ primaryVpc, secondaryVpc: elsewhere(app, '10.7') })),
  },
  {
    rule: 'peering-overlap',
    broken: created('10.0.0.0/16', '10.0.128.0/17'),
    says: ['primaryVpc and secondaryVpc must have no address in common, got 10.0.0.0/16 and 10.0.128.0/17'],
    holds: created('10.0.0.0/17', '10.0.128.0/17'),
  },
  {
    rule: 'peering-overlap',
    broken: created('10.0.0.0/16', '10.1.0.0/16', '10.0.255.0/24'),
    says: ['got 10.0.0.0/16 and 10.0.255.0/24'],
    holds: created('10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/24'),
  },
  {
    rule: 'peering-overlap',
    broken: (app) => bothIn(app, { secondaryVpc: secondaryIn(app, { vpcCidrBlock: '10.0.255.240/28' }) }),
    says: ['got 10.0.0.0/16 and 10.0.255.240/28'],
    holds: (app) => bothIn(app, { secondaryVpc: secondaryIn(app, { vpcCidrBlock: '10.1.0.0/28' }) }),
  },
  {
    rule: 'peering-subnets',
    broken: (app) => bothIn(app, { primarySubnets: { availabilityZones: ['us-east-1f'] } }),
    says: ['primarySubnets must select at least one subnet that gets a route, got none'],
    holds: (app) => bothIn(app, { primarySubnets: { availabilityZones: ['us-east-1b'] } }),
  },
  {
    rule: 'peering-subnets',
    broken: (app) => bothIn(app, { primarySubnets: { subnets: [] }, secondarySubnets: { subnets: [] } }),
    says: ['primarySubnets must select at least one subnet that gets a route, got none; secondarySubnets must select'],
    holds: (app) => bothIn(app),
  },
  {
    rule: 'peering-subnets',
    broken: (app) => bothIn(app, { secondarySubnets: { subnetType: SubnetType.PUBLIC } }),
    // CDK's own words do not name the prop.
    says: ["secondarySubnets must select at least one subnet that gets a route, got none: There are no 'Public' subnet groups in this VPC."],
    holds: (app) => bothIn(app, { secondarySubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS } }),
  },
  {
    rule: 'peering-subnets',
    broken: (app) => bothIn(app, { primarySubnets: { subnetGroupName: 'Privat' } }),
    says: ["primarySubnets must select at least one subnet that gets a route, got none: There are no subnet groups with name 'Privat' in this VPC. Available names: Private"],
    holds: (app) => bothIn(app, { primarySubnets: { subnetGroupName: 'Private' } }),
  },
  {
    rule: 'peering-route-tables',
    broken: (app) => bothIn(app, { secondaryVpc: secondaryIn(app, { privateSubnetRouteTableIds: undefined }) }),
    says: ['subnets must have a route table, got Secondary/Vpc/PrivateSubnet1, Secondary/Vpc/PrivateSubnet2 without one: import the VPC with the ids of its route tables'],
    holds: (app) => bothIn(app, { secondaryVpc: secondaryIn(app, { privateSubnetRouteTableIds: ROUTE_TABLES }) }),
  },
  {
    rule: 'peering-docker',
    broken: (app) => bothIn(app, { secondaryVpc: secondaryIn(app, { vpcCidrBlock: '172.17.64.0/20' }) }),
    says: ['172.17.64.0/20 overlaps 172.17.0.0/16', 'hosts with Docker cannot reach those addresses'],
    holds: (app) => bothIn(app, { secondaryVpc: secondaryIn(app, { vpcCidrBlock: '172.18.0.0/16' }) }),
  },
  {
    rule: 'peering-docker',
    broken: (app) => bothIn(app, { primaryVpc: primaryIn(app, { vpcCidrBlock: '172.16.0.0/15' }), secondaryVpc: secondaryIn(app, { vpcCidrBlock: '10.1.0.0/16' }) }),
    says: ['172.16.0.0/15 overlaps 172.17.0.0/16'],
    holds: (app) => bothIn(app, { primaryVpc: primaryIn(app, { vpcCidrBlock: '172.16.0.0/16' }) }),
  },
];
