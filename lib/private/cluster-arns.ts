import { Fn, Token } from 'aws-cdk-lib';

/**
 * What IAM calls something on a cluster.
 *
 * arn:aws:kafka:us-east-1:123456789012:cluster/NAME/UUID becomes …:topic/NAME/UUID/orders
 */
export function arnOnCluster(clusterArn: string, resourceType: string, name: string): string {
  // Fn::Split takes Fn::Sub, and by the documentation of CloudFormation not what a stack of its own reads the ARN with.
  const text = Token.isUnresolved(clusterArn) ? Fn.sub('${Arn}', { Arn: clusterArn }) : clusterArn;
  const [service, cluster] = Fn.split(':cluster/', text, 2);
  return `${service}:${resourceType}/${cluster}/${name}`;
}
