import { Aws, Stack } from 'aws-cdk-lib';
import { serviceName } from '../../lib/private/service-names';

test.each([
  ['us-east-1', 'secretsmanager.us-east-1.amazonaws.com'],
  ['us-gov-west-1', 'secretsmanager.us-gov-west-1.amazonaws.com'],
  ['cn-north-1', 'secretsmanager.cn-north-1.amazonaws.com.cn'],
  ['cn-northwest-1', 'secretsmanager.cn-northwest-1.amazonaws.com.cn'],
])('a service of %s ends in what its partition ends in, in clear', (region, name) => {
  expect(serviceName('secretsmanager', region)).toBe(name);
});

test.each([
  ['that is known in the deploy only', Aws.REGION, { Ref: 'AWS::Region' }],
  ['newer than aws-cdk-lib', 'xx-new-1', 'xx-new-1'],
])('a service of a Region %s ends in what CloudFormation knows', (_, region, name) => {
  const parts = new Stack().resolve(serviceName('secretsmanager', region))['Fn::Join'][1];
  expect(parts.slice(-1)).toEqual([{ Ref: 'AWS::URLSuffix' }]);
  expect(JSON.stringify(parts)).toContain(JSON.stringify(name).slice(1, -1));
});
