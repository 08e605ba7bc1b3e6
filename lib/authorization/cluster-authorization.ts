/**
 * What a user of a cluster may do.
 */
export enum ClusterAuthorization {
  /**
   * What it was granted with `cluster.grants` or `topic.grants`, and nothing else. The ACLs are part of the deploy: a Lambda
   * function in the cluster's subnets sets them, as a user that only the library uses. Its network interfaces take up to half
   * an hour to go when the stack is deleted or a first deploy rolled back: CloudFormation waits for them.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-lambda-function-vpcconfig.html
   */
  GRANTED_ONLY = 'GRANTED_ONLY',

  /**
   * Everything: read, write and delete each topic, and give itself further rights. What MSK does by itself.
   */
  EVERY_USER = 'EVERY_USER',
}
