import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { GRANTEE } from '../private/kinds';
import { checkRules } from '../private/rules';
import { checkCall, checkProps, needed } from '../private/shapes';
import type { ActiveSideProps } from './active-side-props';
import { defineParameter } from './parameter';
import { ACTIVE_SIDE_RULES } from './rules';
import { ACTIVE_SIDE } from './shapes';

/**
 * What one Region knows of which side is active, as a parameter in Systems Manager: `primary`, `secondary`, or `both` with prefixed
 * names. Define one in a stack of each Region, under the same name, and give them to each `MirrorMakerPrimarySecondary`: it copies
 * only while the side that it copies from is active.
 *
 * A deploy writes `primary` where there is no parameter of this name, and leaves one that is there as it is, whatever changes in the
 * app, its tags or its stacks. Who fails over writes another value with `aws ssm put-parameter --overwrite`, and that stays. It
 * stays, too, when the stack is deleted.
 *
 * Costs nothing by itself: a standard parameter, calls at the standard rate, and a Lambda function of the CDK that runs in a deploy.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html
 * @example
 * declare const inPrimary: Stack;
 * declare const inSecondary: Stack;
 * declare const operator: iam.Role;
 *
 * const activeSide = {
 *   primary: new ActiveSide(inPrimary, 'ActiveSide', { parameterName: '/orders/active-side' }),
 *   secondary: new ActiveSide(inSecondary, 'ActiveSide', { parameterName: '/orders/active-side' }),
 * };
 * activeSide.primary.grantSwitch(operator);
 * activeSide.secondary.grantSwitch(operator);
 */
export class ActiveSide extends Construct {
  /**
   * Name of the parameter.
   */
  public readonly parameterName: string;

  /**
   * ARN of the parameter.
   */
  public readonly parameterArn: string;

  /**
   * @throws Error for a name that Systems Manager does not take
   */
  public constructor(scope: Construct, id: string, props: ActiveSideProps) {
    super(scope, id);
    const { parameterName } = checkProps(this, ACTIVE_SIDE, props);
    checkRules(this, ACTIVE_SIDE_RULES, { parameterName });
    this.parameterName = parameterName;
    this.parameterArn = Stack.of(this).formatArn({ service: 'ssm', resource: `parameter${parameterName}`, arnFormat: ArnFormat.NO_RESOURCE_NAME });
    this.node.defaultChild = defineParameter(this, parameterName, this.parameterArn);
  }

  /**
   * Lets the argument read which side is active, as this Region knows it.
   */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    checkCall(`${this}.grantRead`, this, { grantee: [needed(GRANTEE), grantee] });
    return iam.Grant.addToPrincipal({ grantee, actions: ['ssm:GetParameter'], resourceArns: [this.parameterArn] });
  }

  /**
   * Lets the argument read it and write another, in this Region. That is to decide where records flow.
   */
  public grantSwitch(grantee: iam.IGrantable): iam.Grant {
    checkCall(`${this}.grantSwitch`, this, { grantee: [needed(GRANTEE), grantee] });
    return iam.Grant.addToPrincipal({ grantee, actions: ['ssm:GetParameter', 'ssm:PutParameter'], resourceArns: [this.parameterArn] });
  }
}
