import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { isPendingVpc, isPlaceholder } from '../../private/pending';

/** Where brokers are to be. */
export interface BrokerSubnets {
  readonly subnets: ec2.ISubnet[];
  /** Whether the VPC, or its zones, are still to be looked up. The subnets are stand-ins then, and no rule judges them. */
  readonly isPending: boolean;
  /** What CDK says where it finds none. */
  readonly selectionFault?: string;
}

/** As many as MSK takes at most, so that nothing else that depends on their number is refused before the look-up. */
const STAND_INS = 3;

export function selectSubnets(vpc: ec2.IVpc, selection: ec2.SubnetSelection = { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }): BrokerSubnets {
  const isPendingPlace = isPendingVpc(vpc) || [...vpc.availabilityZones, ...selection.availabilityZones ?? [], selection.subnetGroupName].some(isPlaceholder);
  try {
    const { subnets } = vpc.selectSubnets(selection);
    const isPending = isPendingPlace || subnets.some(isPendingSubnet);
    return { subnets: isPending ? standIns(vpc, subnets) : subnets, isPending };
  } catch (error) {
    return { subnets: [], isPending: isPendingPlace, selectionFault: (error as Error).message };
  }
}

/** Before the look-up a VPC has two subnets of each type, in no group and no zone that anybody names. */
function standIns(vpc: ec2.IVpc, selected: readonly ec2.ISubnet[]): ec2.ISubnet[] {
  const known = [...selected, ...vpc.privateSubnets, ...vpc.isolatedSubnets, ...vpc.publicSubnets];
  // Where a list of zones is one text yet, only the first subnet tells one.
  const telling = known.filter((subnet) => zoneOf(subnet) !== undefined);
  const all = telling.length > 0 ? telling : known;
  return all.length === 0 ? [] : Array.from({ length: STAND_INS }, (_, position) => all[position % all.length]!);
}

/** Whether the id or the zone of an imported subnet is still to be looked up: one text may then stand for several. */
function isPendingSubnet(subnet: ec2.ISubnet): boolean {
  return isPlaceholder(subnet.subnetId) || isPlaceholder(zoneOf(subnet));
}

/** The zone of a subnet; an imported one may not tell it. */
export function zoneOf(subnet: ec2.ISubnet): string | undefined {
  try {
    return subnet.availabilityZone;
  } catch {
    return undefined;
  }
}
