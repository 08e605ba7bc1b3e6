import { Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** What Session Manager needs and no more: the managed policy would also read every parameter of the account. */
export function defineRole(scope: Construct): iam.Role {
  const role = new iam.Role(scope, 'Role', {
    description: 'Client box of an Amazon MSK cluster',
    assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
    inlinePolicies: { SessionManager: sessionManagerPolicy() },
  });
  // On the role's own resource: what others add to its policy is still theirs to explain.
  Validations.of(role.node.defaultChild!).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: "Session Manager's actions take no resource",
  });
  return role;
}

function sessionManagerPolicy(): iam.PolicyDocument {
  return new iam.PolicyDocument({
    statements: [new iam.PolicyStatement({
      actions: [
        'ssm:UpdateInstanceInformation',
        'ssmmessages:CreateControlChannel',
        'ssmmessages:CreateDataChannel',
        'ssmmessages:OpenControlChannel',
        'ssmmessages:OpenDataChannel',
      ],
      // See https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
      resources: ['*'],
    })],
  });
}
