import { Stack } from 'aws-cdk-lib';
import type { VpcAttributes } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { CrossRegionPeeringProps } from '../../../lib';
import { importVpc, PRIMARY, SECONDARY } from '../regions';

/** What a peering is given, where it stands unless in a stack of its own in the secondary's Region, and its id unless Vpcs. */
export type Scene = (app: Construct) => CrossRegionPeeringProps & { readonly stack?: Stack; readonly id?: string };

/** One way to break a rule, and how near to it one may go. */
export interface RuleRow {
  /** Id of the rule. */
  readonly rule: string;
  readonly broken: Scene;
  /** Parts of the message: what the side or prop must be, and what it got. */
  readonly says: string[];
  readonly holds: Scene;
}

interface Place {
  /** No Region if null. */
  readonly region?: string | null;
  readonly account?: string;
}

/** A stack that holds what exists. */
export function stackIn(app: Construct, id: string, { region = SECONDARY, account }: Place = {}): Stack {
  return new Stack(app, id, { env: { region: region ?? undefined, account } });
}

/** VPCs that exist, 10.0.0.0/16 in us-east-1 and 10.1.0.0/16 in us-east-2 unless the row says otherwise. */
export function primaryIn(app: Construct, attributes: Partial<VpcAttributes> = {}, place: Place = {}) {
  return importVpc(stackIn(app, 'Primary', { region: PRIMARY, ...place }), 'Vpc', '10.0', attributes);
}

export function secondaryIn(app: Construct, attributes: Partial<VpcAttributes> = {}, place: Place = {}) {
  return importVpc(stackIn(app, 'Secondary', place), 'Vpc', '10.1', attributes);
}

/** Both, with whatever else the row says. */
export function bothIn(app: Construct, more: Partial<CrossRegionPeeringProps> = {}): CrossRegionPeeringProps {
  return { primaryVpc: more.primaryVpc ?? primaryIn(app), secondaryVpc: more.secondaryVpc ?? secondaryIn(app), ...more };
}
