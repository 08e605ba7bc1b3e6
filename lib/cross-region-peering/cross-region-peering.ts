import { Stack } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, Dependable } from 'constructs';
import { CONNECTABLE } from '../private/kinds';
import { outermost } from '../private/nested-references';
import { keepFingerprints } from '../private/readers';
import { weakReference } from '../private/references';
import { checkRules } from '../private/rules';
import { checkCall, checkProps, cleanOptions, needed, struct } from '../private/shapes';
import { defineAccepterStack } from './accepter-stack';
import { allowAccess } from './access';
import { defineConnection } from './connection';
import type { CrossRegionPeeringProps, PeeringAccessOptions } from './cross-region-peering-props';
import { checkDependencyOrder } from './dependency-order';
import { definePeerRole } from './peer-role';
import { PeeringSide } from './peering-side';
import { definePrivateDns } from './private-dns';
import { PEERING_RULES } from './rules';
import { CROSS_REGION_PEERING, PEERING_ACCESS_OPTIONS } from './shapes';

/**
 * Lets the VPCs of two Regions reach each other, and no client through them until `allow...` says so.
 *
 * The construct stands in a stack of the secondary's Region. It requests the connection, which CloudFormation accepts in
 * the same deploy, sets the routes of both sides, and puts what belongs into the primary's Region into a stack of its own
 * there, `accepterStack`: two stacks alone would need each other first. Whatever must wait for a working link takes the
 * construct as a dependency: `node.addDependency(peering)`.
 *
 * The connection itself is free, the data that crosses it is not.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html
 * @example
 * declare const primary: ScramMskCluster;
 * declare const secondary: ScramMskCluster;
 *
 * const peering = new CrossRegionPeering(this, 'Peering', { primaryVpc: primary.vpc, secondaryVpc: secondary.vpc });
 * peering.allowToPrimary(primary);
 */
export class CrossRegionPeering extends Construct {
  /**
   * Defines a role with which another account may have a peering connection to a VPC accepted. It belongs into the account
   * of the primary.
   *
   * @param scope a stack in the primary's account
   * @param id its construct id
   * @param vpc the primary, in the account of that stack
   * @param requesterAccount the account of the secondary, another one: 12 digits
   * @throws Error that lists everything that makes the role useless
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/peer-with-vpc-in-another-account.html
   */
  public static definePeerRole(scope: Construct, id: string, vpc: ec2.IVpc, requesterAccount: string): iam.Role {
    return definePeerRole(scope, id, vpc, requesterAccount);
  }

  /**
   * Id of the connection, `pcx-...`.
   */
  public readonly vpcPeeringConnectionId: string;

  /**
   * The stack in the primary's Region that holds the routes and rules of that side. It is deployed after the stack of the
   * construct and deleted before it.
   *
   * From that stack it takes name, synthesizer, tags, termination protection as it was when the peering was defined, and
   * permissions boundary. Not its `notificationArns`: CloudFormation notifies no topic of another Region. Whatever else is set
   * on that stack is set here as well, by you: `Aspects.of(peering.accepterStack)`,
   * `peering.accepterStack.terminationProtection = false`.
   */
  public readonly accepterStack: Stack;

  /** @internal */
  public readonly _primary: PeeringSide;
  /** @internal */
  public readonly _secondary: PeeringSide;

  /**
   * @throws Error that lists everything that makes the peering impossible
   */
  public constructor(scope: Construct, id: string, props: CrossRegionPeeringProps) {
    super(scope, id);
    props = checkProps(this, CROSS_REGION_PEERING, props);
    this._primary = new PeeringSide('primary', props.primaryVpc, props.primarySubnets);
    this._secondary = new PeeringSide('secondary', props.secondaryVpc, props.secondarySubnets);
    checkRules(this, PEERING_RULES, { scope: this, props, primary: this._primary, secondary: this._secondary, others: this.others() });

    if (props.peerRoleArn !== undefined) {
      // References of two accounts order nothing by themselves, and the role should be there first.
      Stack.of(this).addStackDependency(Stack.of(props.primaryVpc), 'the connection needs the VPC that accepts it');
    }
    const connection = defineConnection(this, this._primary, this._secondary, props.peerRoleArn);
    this.vpcPeeringConnectionId = connection.attrId;
    this._secondary.route(this, this._primary, connection.attrId);

    this.accepterStack = defineAccepterStack(this, {
      env: { region: this._primary.region, account: this._primary.account },
      description: `Routes and rules in the primary Region of the peering ${this.node.path}`,
      synthesizer: props.accepterSynthesizer,
    });
    this._primary.route(this.accepterStack, this._secondary, weakReference(connection.attrId));
    definePrivateDns(this, 'PrimaryBrokers', props.secondaryVpc, props.privateDns?.primaryBrokers);
    definePrivateDns(this.accepterStack, 'SecondaryBrokers', props.primaryVpc, props.privateDns?.secondaryBrokers);
    checkDependencyOrder(this, this.accepterStack, [this, props.primaryVpc, props.secondaryVpc].map((construct) => outermost(Stack.of(construct))));
    [this, this.accepterStack].forEach(keepFingerprints);
    Dependable.implement(this, { dependencyRoots: [this, this.accepterStack] });
  }

  /**
   * Lets the secondary's side reach something on the primary's, on one port.
   *
   * @param target a cluster, or anything with a security group in the primary's Region
   * @param options the port and who may connect
   */
  public allowToPrimary(target: ec2.IConnectable, options: PeeringAccessOptions = {}): void {
    options = this.check('allowToPrimary', target, options);
    allowAccess(this.accepterStack, { target, side: this._primary, from: this._secondary, options });
  }

  /**
   * Lets the primary's side reach something on the secondary's, on one port.
   *
   * @param target a cluster, or anything with a security group in the secondary's Region
   * @param options the port and who may connect
   */
  public allowToSecondary(target: ec2.IConnectable, options: PeeringAccessOptions = {}): void {
    options = this.check('allowToSecondary', target, options);
    allowAccess(this, { target, side: this._secondary, from: this._primary, options });
  }

  /** Those that the app has so far. */
  private others(): CrossRegionPeering[] {
    return this.node.root.node.findAll().filter((other) => other instanceof CrossRegionPeering).filter((other) => other !== this && other._secondary !== undefined);
  }

  private check(method: string, target: ec2.IConnectable, options: PeeringAccessOptions): PeeringAccessOptions {
    checkCall(`${this}.${method}`, this, { target: [needed(CONNECTABLE), target], options: [struct(PEERING_ACCESS_OPTIONS), options] });
    return cleanOptions(PEERING_ACCESS_OPTIONS, options);
  }
}
