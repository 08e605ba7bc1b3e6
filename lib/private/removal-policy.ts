import type { CfnResource, RemovalPolicy } from 'aws-cdk-lib';

/**
 * Writes a removal policy where CloudFormation sees it change. A deletion policy alone is no update to it: the deploy that
 * turns to DESTROY would do nothing, and the destroy after it would keep everything. It advises to change metadata.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
 * @param resource one that a change of metadata leaves as it is
 */
export function showRemovalPolicy(resource: CfnResource, removalPolicy: RemovalPolicy): void {
  resource.addMetadata('RemovalPolicy', `${removalPolicy}, here because CloudFormation sees no update in a deletion policy alone`);
}
