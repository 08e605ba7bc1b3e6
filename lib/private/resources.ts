import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** The class of a resource, as a name for its type. */
interface ResourceClass<L1 extends CfnResource> {
  readonly CFN_RESOURCE_TYPE_NAME: string;
  readonly prototype: L1;
}

/**
 * Whether a construct is a resource of a type. By what CDK writes on it, not by its class: in an app with two copies of
 * aws-cdk-lib, as those with linked packages have, each copy has a class of its own.
 */
export function isResource<L1 extends CfnResource>(construct: IConstruct | undefined, { CFN_RESOURCE_TYPE_NAME: type }: ResourceClass<L1>): construct is L1 {
  return construct !== undefined && CfnResource.isCfnResource(construct) && construct.cfnResourceType === type;
}
