import * as fs from 'node:fs';
import * as path from 'node:path';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { ARCHIVES, archiveOf, DEFAULT_RELEASE } from '../../lib/kafka/releases/releases';
import { defineBox, environmentIn, initIn, instanceIn, textOf } from './box';

const { stack, cluster, user, box } = defineBox();
const template = Template.fromStack(stack);
const instance = instanceIn(stack);
const assets = path.join(__dirname, '..', '..', 'assets', 'msk-client-instance');

test('a small arm64 box with the newest Amazon Linux 2023, in a private subnet', () => {
  expect(instance.Properties).toMatchObject({
    InstanceType: 't4g.small',
    ImageId: { Ref: expect.stringContaining('al2023') },
    SubnetId: stack.resolve(cluster.vpc.privateSubnets[0]!.subnetId),
  });
  expect(Object.values(template.findParameters('*')).map(({ Default }) => Default)).toContainEqual(expect.stringContaining('arm64'));
});

test('an encrypted gp3 volume', () => {
  expect(instance.Properties.BlockDeviceMappings).toEqual([{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true, VolumeSize: 16, VolumeType: 'gp3' } }]);
});

test('instance metadata by session tokens only, which do not leave the box', () => {
  expect(instance.Properties.MetadataOptions).toEqual({ HttpTokens: 'required', HttpPutResponseHopLimit: 1 });
});

test('no key pair, no port open: Session Manager is the only way in', () => {
  expect(instance.Properties).not.toHaveProperty('KeyName');
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { GroupId: stack.resolve(cluster.securityGroup.securityGroupId), FromPort: 9096 });
  for (const group of Object.values(template.findResources('AWS::EC2::SecurityGroup'))) {
    expect(group.Properties).not.toHaveProperty('SecurityGroupIngress');
  }
});

test('it reaches the brokers, and HTTPS', () => {
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 })],
  });
  template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
  template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
    GroupId: stack.resolve(box.connections.securityGroups[0]!.securityGroupId),
    DestinationSecurityGroupId: stack.resolve(cluster.securityGroup.securityGroupId),
    FromPort: 9096,
    ToPort: 9096,
  });
});

test('least privilege: Session Manager, its own secret, the addresses, its own metadata', () => {
  const role = stack.resolve(box.role.roleName).Ref;
  const { ManagedPolicyArns, Policies } = template.findResources('AWS::IAM::Role')[role]!.Properties;
  const attached = Object.values(template.findResources('AWS::IAM::Policy')).filter(({ Properties }) => Properties.Roles[0].Ref === role);
  const statements = [...(Policies ?? []).map(({ PolicyDocument }: { PolicyDocument: unknown }) => PolicyDocument), ...attached.map(({ Properties }) => Properties.PolicyDocument)]
    .flatMap(({ Statement }) => Statement);

  expect(ManagedPolicyArns).toBeUndefined();
  expect(statements.map(({ Action, Resource }) => [Action, Resource])).toEqual([
    [[
      'ssm:UpdateInstanceInformation', 'ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel',
    ], '*'],
    ['secretsmanager:GetSecretValue', stack.resolve(user.secret.secretArn)],
    ['kms:Decrypt', stack.resolve(cluster.secretEncryptionKey.keyArn)],
    ['kafka:GetBootstrapBrokers', stack.resolve(cluster.clusterArn)],
    [['cloudformation:DescribeStackResource', 'cloudformation:SignalResource'], { Ref: 'AWS::StackId' }],
  ]);
});

test('it is told where the cluster is and whose secret to read, not the addresses and not the password', () => {
  expect(environmentIn(stack)).toEqual({
    CLUSTER_ARN: JSON.stringify(stack.resolve(cluster.clusterArn)),
    CLUSTER_REGION: 'us-east-1',
    SECRET_ARN: JSON.stringify(stack.resolve(user.secret.secretArn)),
    KAFKA_SOURCE: archiveOf(DEFAULT_RELEASE),
    KAFKA_SHA512: ARCHIVES[DEFAULT_RELEASE],
    INSTALL_TIMEOUT_SECONDS: '960',
    LOGIN_TIMEOUT_SECONDS: '1560',
  });
});

test.each(['common.sh', 'install-kafka.sh', 'kafka-tool.sh', 'link-tools.sh', 'wait-for-login.sh'])('%s stands in the template in clear', (name) => {
  const file = initIn(stack).files[`/usr/local/lib/msk-client/${name}`]!;

  expect(file.content).toBe(fs.readFileSync(path.join(assets, name), 'utf8'));
  expect(file.mode).toBe(name === 'common.sh' ? '000644' : '000755');
});

test('no file of the box holds a secret', () => {
  const text = Object.values(initIn(stack).files).map(({ content }) => textOf(content)).join('\n');

  expect(text).not.toMatch(/resolve:secretsmanager/);
  expect(initIn(stack).files['/etc/kafka/client.properties']!.content).toContain('password="${env:KAFKA_PASSWORD}"');
});

test('it installs, links the tools, then waits for a login', () => {
  expect(Object.entries(initIn(stack).commands).sort().map(([, { command }]) => command)).toEqual([
    '/usr/local/lib/msk-client/install-kafka.sh', '/usr/local/lib/msk-client/link-tools.sh', '/usr/local/lib/msk-client/wait-for-login.sh',
  ]);
});

test('it tells CloudFormation how that went, within half an hour', () => {
  const userData = textOf(instance.Properties.UserData['Fn::Base64']);

  expect(instance.CreationPolicy).toEqual({ ResourceSignal: { Timeout: 'PT30M' } });
  expect(userData).toMatch(/^#!\/bin\/bash\n/);
  expect(userData).toContain(`export REGION={"Ref":"AWS::Region"} STACK={"Ref":"AWS::StackName"} RESOURCE=${instance.id}\n`);
  expect(userData).toContain(fs.readFileSync(path.join(assets, 'boot.sh'), 'utf8').trimEnd());
});

test('it starts after the association of its user, and after the way out of its subnet', () => {
  const [association] = Object.keys(template.findResources('AWS::MSK::BatchScramSecret'));

  expect(instance.DependsOn).toEqual(expect.arrayContaining([association, expect.stringMatching(/PrivateSubnet1DefaultRoute/)]));
});

test('it can be granted more, and opened to others', () => {
  expect(box.grantPrincipal).toBe(box.role);
  expect(box.connections.securityGroups).toHaveLength(1);
});

test('no warning', () => {
  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
});
