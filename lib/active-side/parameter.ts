import { Stack, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import type { Construct, IConstruct } from 'constructs';

/** What it says until an operator switches. */
const INITIAL = 'primary';

/**
 * Has a parameter written where there is none of this name, by a deploy that makes or changes this resource. What is there is left as
 * it is, whatever it says. The call for a deletion is left out: what operators wrote outlives the stack.
 */
export function defineParameter(scope: Construct, parameterName: string, parameterArn: string): IConstruct {
  const resource = new AwsCustomResource(scope, 'Parameter', {
    resourceType: 'Custom::ActiveSide',
    // For a creation, too.
    onUpdate: {
      service: 'SSM',
      action: 'putParameter',
      parameters: {
        Name: parameterName,
        Type: 'String',
        Value: INITIAL,
        Overwrite: false,
        Description: 'The side that applications use: primary, secondary, or both with prefixed names',
      },
      physicalResourceId: PhysicalResourceId.of(parameterName),
      ignoreErrorCodesMatching: '^ParameterAlreadyExists$',
    },
    policy: AwsCustomResourcePolicy.fromStatements([new iam.PolicyStatement({ actions: ['ssm:PutParameter'], resources: [parameterArn] })]),
    installLatestAwsSdk: false,
  });
  explainFunctionOf(resource);
  return resource.node.findChild('Resource').node.defaultChild!;
}

/** It is one of the CDK's for all such resources of a stack, those of others among them. */
function explainFunctionOf(resource: AwsCustomResource): void {
  const id = `AWS${AwsCustomResource.PROVIDER_FUNCTION_UUID.replaceAll('-', '')}`;
  Validations.of(Stack.of(resource).node.findChild(id)).acknowledge({
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    reason: 'The function of the CDK that calls AWS in a deploy writes its log and no more by this policy',
  });
}
