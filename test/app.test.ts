import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { reachability } from '../rehearsal/reachability/reachability';
import { synthesize } from './examples/apps';
import { textOf } from './msk-client-instance/box';

interface Resource {
  readonly Type: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever CloudFormation takes
  readonly Properties: Record<string, any>;
  readonly Metadata?: { 'AWS::CloudFormation::Init'?: { config: { files: Record<string, { content: unknown }> } } };
}

const { assembly } = synthesize('bin/app.ts');
const { assembly: withFailback } = synthesize('bin/app.ts -c failback=true');

const ASSEMBLIES: [string, CloudAssembly][] = [['without a way back', assembly], ['with a way back', withFailback]];

function resourcesOf(stack: string, of = assembly): Record<string, Resource> {
  return of.getStackArtifact(stack).template.Resources;
}

function ofType(stack: string, type: string, of = assembly): Resource[] {
  return Object.values(resourcesOf(stack, of)).filter(({ Type }) => Type === type);
}

/** Each stack: its Region, and the stacks before it. */
function stacksOf(of: CloudAssembly) {
  return of.stacks.map(({ id, environment, dependencies }) => [
    id, environment.region, dependencies.map((artifact) => artifact.id).filter((artifact) => !artifact.endsWith('.assets')).sort(),
  ]);
}

const STACKS = [
  ['Primary', 'us-east-1', []],
  ['Secondary', 'us-east-2', []],
  ['Peering', 'us-east-2', ['Primary', 'Secondary']],
  ['PrimaryClient', 'us-east-1', ['Primary']],
  ['SecondaryClient', 'us-east-2', ['Primary', 'Secondary']],
  ['Peering-Vpcs-Accepter', 'us-east-1', ['Peering', 'Primary']],
  ['MirrorMaker', 'us-east-2', ['Peering', 'Peering-Vpcs-Accepter', 'Primary', 'Secondary']],
];

test('the stacks, in the order of their deployment: no cluster waits for the other one, and none for a box', () => {
  expect(stacksOf(assembly)).toEqual(STACKS);
});

test.each(ASSEMBLIES)('no custom resource and no function but what sets the ACLs beside each cluster, and no parameter, %s', (_, of) => {
  const types = of.stacks.flatMap(({ id }) => Object.values(resourcesOf(id, of)).map(({ Type }) => `${Type} in ${id}`));

  expect(types.length).toBeGreaterThan(100);
  expect(types.filter((type) => /^Custom::|::CustomResource|^AWS::Lambda::|^AWS::SSM::Parameter/.test(type)).sort()).toEqual([
    'AWS::Lambda::Function in Primary', 'AWS::Lambda::Function in Secondary', 'Custom::MskAcls in Primary', 'Custom::MskAcls in Secondary',
  ]);
});

test('the topic that the application writes is on both sides, with the same logical id', () => {
  const topicsOf = (stack: string) => Object.entries(resourcesOf(stack)).filter(([, { Type }]) => Type === 'AWS::MSK::Topic')
    .map(([id, { Properties }]) => [id, Properties.TopicName, Properties.PartitionCount]);

  expect(topicsOf('Primary')).toEqual([['KafkaTopicsordersF7D5CC2C', 'orders', 6]]);
  expect(topicsOf('Secondary')).toEqual(topicsOf('Primary'));
});

describe('what crosses the Regions', () => {
  /** The stacks that a template reads. */
  const readsOf = (stack: string) => {
    const text = JSON.stringify(assembly.getStackArtifact(stack).template);
    return [...new Set([...text.matchAll(/"Fn::GetStackOutput":\{"StackName":"([\w-]+)","Region":"([\w-]+)"/g)].map(([, name, region]) => `${name} in ${region}`))].sort();
  };

  test('is read from the stack that has it', () => {
    expect(assembly.stacks.map(({ id }) => [id, readsOf(id)])).toEqual([
      ['Primary', []],
      ['Secondary', []],
      ['Peering', ['Primary in us-east-1', 'Secondary in us-east-2']],
      ['PrimaryClient', ['Primary in us-east-1']],
      ['SecondaryClient', ['Primary in us-east-1', 'Secondary in us-east-2']],
      ['Peering-Vpcs-Accepter', ['Peering in us-east-2', 'Primary in us-east-1']],
      ['MirrorMaker', ['Primary in us-east-1', 'Secondary in us-east-2']],
    ]);
  });
});

/** What would be replaced if its logical id changed: data or the link would be lost, or two MirrorMakers copy at once. */
const REGION = {
  'AWS::EC2::VPC': ['KafkaVpcD11DBDA4'],
  'AWS::MSK::Cluster': ['Kafka82305C99'],
  'AWS::MSK::Configuration': ['KafkaConfiguration2E1CE142'],
  'AWS::MSK::BatchScramSecret': ['KafkaAssociation7F1FE6A8'],
  'AWS::KMS::Key': ['KafkaEncryptionKeyFF3E3FE6', 'KafkaSecretEncryptionKey01BA4A68'],
  'AWS::SecretsManager::Secret': ['KafkaAdministratorSecretF311AA2A', 'KafkaUsersmirrormakerSecret23A4C884', 'KafkaUsersoperatorSecretD3A83623', 'KafkaUsersordersSecret035AF13A'],
  'AWS::Logs::LogGroup': ['KafkaAclsLog7B548D24', 'KafkaLogGroup1BA0C3A4', 'KafkaRejectedConnections1E18727A'],
  'AWS::EC2::VPCPeeringConnection': [],
  'AWS::ECS::Service': [],
};
const NOTHING = Object.fromEntries(Object.keys(REGION).map((type) => [type, []]));
const REPLICATION = {
  ...NOTHING,
  'AWS::ECS::Service': ['ReplicationService5AE18E6D'],
  'AWS::Logs::LogGroup': ['ReplicationAgentLogD7941B6C', 'ReplicationLog2E9335C8', 'ReplicationMetricLog1975DB4F'],
};
const PINNED: Record<string, Record<string, string[]>> = {
  'Primary': REGION,
  'Secondary': REGION,
  'PrimaryClient': NOTHING,
  'SecondaryClient': NOTHING,
  'Peering': { ...NOTHING, 'AWS::EC2::VPCPeeringConnection': ['Vpcs040C01C9'] },
  'Peering-Vpcs-Accepter': NOTHING,
  'MirrorMaker': REPLICATION,
  'Failback': REPLICATION,
};

test.each(ASSEMBLIES)('logical ids of everything stateful, %s', (_, of) => {
  const idsOf = (stack: string, type: string) => Object.entries(resourcesOf(stack, of)).filter(([, { Type }]) => Type === type).map(([id]) => id).sort();
  const found = of.stacks.map(({ id }) => [id, Object.fromEntries(Object.keys(REGION).map((type) => [type, idsOf(id, type)]))]);

  expect(found).toEqual(of.stacks.map(({ id }) => [id, PINNED[id]]));
});

/** The one service of a stack, and what its container is told. */
function serviceOf(stack: string, of = assembly) {
  const [service] = ofType(stack, 'AWS::ECS::Service', of);
  const [task] = ofType(stack, 'AWS::ECS::TaskDefinition', of);
  const [{ Environment }] = task!.Properties.ContainerDefinitions;
  const flows: string = Environment.find(({ Name }: { Name: string }) => Name === 'MIRROR_MAKER_PROPERTIES').Value;
  return { desiredCount: service!.Properties.DesiredCount, settings: flows.split('\n') };
}

test('MirrorMaker is one container that copies every topic under the name of its Region', () => {
  const { desiredCount, settings } = serviceOf('MirrorMaker');

  expect(desiredCount).toBe(1);
  expect(settings).toEqual(expect.arrayContaining([
    'primary->secondary.enabled=true', 'primary->secondary.topics=.*', 'secondary->primary.enabled=false',
    'replication.policy.class=org.apache.kafka.connect.mirror.DefaultReplicationPolicy',
  ]));
});

describe('the way back', () => {
  /** Inbound rules of any stack that name addresses of a VPC. */
  const opened = (of: CloudAssembly, block: string) => of.stacks
    .flatMap(({ id }) => ofType(id, 'AWS::EC2::SecurityGroupIngress', of).map(({ Properties }) => [id, Properties.CidrIp, Properties.FromPort, Properties.ToPort]))
    .filter(([, cidr]) => String(cidr).startsWith(block));

  test('is in no template unless it is asked for', () => {
    expect(opened(assembly, '10.0.')).toEqual([]);
    expect(serviceOf('MirrorMaker').settings).not.toContain('secondary->primary.enabled=true');
  });

  test('is a stack beside the primary, after all others that it needs', () => {
    expect(new Set(stacksOf(withFailback))).toEqual(new Set([...STACKS, ['Failback', 'us-east-1', ['Peering', 'Peering-Vpcs-Accepter', 'Primary', 'Secondary']]]));
  });

  test('is ready and off', () => {
    const { desiredCount, settings } = serviceOf('Failback', withFailback);

    expect(desiredCount).toBe(0);
    expect(settings).toEqual(expect.arrayContaining(['secondary->primary.enabled=true', 'primary->secondary.enabled=false']));
  });

  test('opens the brokers of the secondary to the private subnets of the primary, and changes nothing else but ACLs', () => {
    const withoutAcls = (of: CloudAssembly) => Object.fromEntries(assembly.stacks.map(({ id }) => [id, Object.fromEntries(
      Object.entries(resourcesOf(id, of)).filter(([, { Type }]) => Type !== 'Custom::MskAcls'))]));
    const [before, after] = [withoutAcls(assembly), withoutAcls(withFailback)];
    const added = Object.entries(after.Peering!).filter(([id]) => !(id in before.Peering!));

    expect({ ...after, Peering: Object.fromEntries(Object.entries(after.Peering!).filter(([id]) => id in before.Peering!)) }).toEqual(before);
    expect(added.map(([, { Type }]) => Type)).toEqual(Array(3).fill('AWS::EC2::SecurityGroupIngress'));
    expect(opened(withFailback, '10.0.')).toEqual(['10.0.96.0/19', '10.0.128.0/19', '10.0.160.0/19'].map((block) => ['Peering', block, 9096, 9096]));
  });

  test('lets its tasks connect to both clusters, and addresses of the primary to the secondary', () => {
    const waysOf = ({ directory }: CloudAssembly) => reachability(directory).rows
      .filter(({ extent }) => extent !== 'none').map(({ from, to, port }) => `${from} to ${to}:${port}`);
    const before = waysOf(assembly);

    expect(waysOf(withFailback).filter((way) => !before.includes(way))).toEqual([
      'service Failback/ReplicationService5AE18E6D to Primary/Kafka82305C99:9096',
      'service Failback/ReplicationService5AE18E6D to Secondary/Kafka82305C99:9096',
      'brokers of Primary/Kafka82305C99 to Secondary/Kafka82305C99:9096',
      'anyone in Primary/KafkaVpcPrivateSubnet1Subnet32132E13 to Secondary/Kafka82305C99:9096',
      'anyone in Primary/KafkaVpcPrivateSubnet2Subnet5EFB8B60 to Secondary/Kafka82305C99:9096',
      'anyone in Primary/KafkaVpcPrivateSubnet3Subnet4895AED2 to Secondary/Kafka82305C99:9096',
    ]);
    expect(before.filter((way) => !waysOf(withFailback).includes(way))).toEqual([]);
  });

  test('reads more of the primary, and what others read stays as it is', () => {
    const outputsOf = (of: CloudAssembly, stack: string) => of.getStackArtifact(stack).template.Outputs ?? {};
    const more = assembly.stacks.map(({ id }) => {
      const [before, after] = [outputsOf(assembly, id), outputsOf(withFailback, id)];
      expect(after).toMatchObject(before);
      return [id, Object.keys(after).length - Object.keys(before).length];
    });

    expect(more.filter(([, number]) => number !== 0)).toEqual([['Primary', 2]]);
  });
});

describe('a box for operators', () => {
  const clusterFilesIn = (stack: string) => {
    const [box] = ofType(stack, 'AWS::EC2::Instance');
    return Object.entries(box!.Metadata!['AWS::CloudFormation::Init']!.config.files).filter(([file]) => file.startsWith('/etc/kafka/clusters/'));
  };

  test('in the secondary knows the primary, where it is and whose secret to read', () => {
    const output = (of: string) => String.raw`\{"Fn::GetStackOutput":\{"StackName":"Primary","Region":"us-east-1","OutputName":"\w*${of}\w*"\}\}`;
    const files = clusterFilesIn('SecondaryClient');

    expect(files.map(([file]) => file)).toEqual(['/etc/kafka/clusters/primary.env']);
    expect(textOf(files[0]![1].content)).toMatch(new RegExp(
      `^CLUSTER_ARN='${output('Kafka82305C99')}'\nCLUSTER_REGION='us-east-1'\nSECRET_ARN='${output('KafkaUsersoperatorSecret')}'\n$`));
  });

  test('in the primary knows its own cluster only', () => {
    expect(clusterFilesIn('PrimaryClient')).toEqual([]);
  });
});

describe('with other Regions in the context, and the way back refused', () => {
  test('every stack is in them, and the connection too', () => {
    const { assembly: other } = synthesize('bin/app.ts -c primaryRegion=eu-west-1 -c secondaryRegion=eu-central-1 -c failback=false');

    expect(stacksOf(other).map(([id, region]) => [id, region])).toEqual(STACKS.map(([id, region]) => [id, region === 'us-east-1' ? 'eu-west-1' : 'eu-central-1']));
    expect(other.stacks.map(({ template }) => JSON.stringify(template)).filter((text) => text.includes('us-east-'))).toEqual([]);
    expect(ofType('Peering', 'AWS::EC2::VPCPeeringConnection', other)[0]!.Properties.PeerRegion).toBe('eu-west-1');
  });

  test.each([
    ['ca-central-1, whose zones are a, b and d', 'ca-central-1', 3],
    ['us-west-1, where MSK has two zones', 'us-west-1', 2],
  ])('names no zone, so that it works in %s', (_, region, zones) => {
    const { assembly: other } = synthesize(`bin/app.ts -c primaryRegion=${region}`);

    expect(other.manifest.missing).toBeUndefined();
    expect(other.stacks.map(({ template }) => JSON.stringify(template)).filter((text) => new RegExp(`"(${region}|us-east-2)[a-z]"`).test(text))).toEqual([]);
    const chosen = ofType('Primary', 'AWS::EC2::Subnet', other).map(({ Properties }) => Properties.AvailabilityZone);
    expect(chosen).toEqual([0, 1].flatMap(() => Array.from({ length: zones }, (__, index) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] }))));
    expect(ofType('Primary', 'AWS::MSK::Cluster', other)[0]!.Properties.NumberOfBrokerNodes).toBe(zones);
    expect(ofType('Primary', 'AWS::MSK::Topic', other)[0]!.Properties.ReplicationFactor).toBe(zones);
    expect(ofType('Secondary', 'AWS::MSK::Topic', other)[0]!.Properties.ReplicationFactor).toBe(3);
  });
});

describe('the processor of MirrorMaker', () => {
  const processorIn = (app: string) => ofType('MirrorMaker', 'AWS::ECS::TaskDefinition', synthesize(app).assembly)[0]!.Properties.RuntimePlatform.CpuArchitecture;

  test('is what the command line says, so that any machine can build the image', () => {
    expect(processorIn('bin/app.ts')).toBe('ARM64');
    expect(processorIn('bin/app.ts -c cpuArchitecture=x86_64')).toBe('X86_64');
  });

  test('is refused where nobody knows it', () => {
    expect(() => synthesize('bin/app.ts -c cpuArchitecture=amd64')).toThrow("cpuArchitecture must be one of arm64, x86_64, got 'amd64'");
  });
});

describe('what an operator types is an output', () => {
  /** What no other stack reads. */
  const outputsOf = (stack: string) => Object.entries<{ Description?: string; Value: unknown }>(assembly.getStackArtifact(stack).template.Outputs ?? {})
    .filter(([id]) => !id.startsWith('PublishOutput'));

  test.each([
    ['Primary', ['KafkaArn', 'KafkaUsersMirrorMakerSecret', 'KafkaUsersOperatorSecret', 'KafkaUsersOrdersSecret']],
    ['Secondary', ['KafkaArn', 'KafkaUsersMirrorMakerSecret', 'KafkaUsersOperatorSecret', 'KafkaUsersOrdersSecret']],
    ['PrimaryClient', ['ClientSession']],
    ['SecondaryClient', ['ClientSession']],
    ['MirrorMaker', ['ReplicationServiceCluster', 'ReplicationServiceName']],
  ])('of %s, with what it is', (stack, ids) => {
    expect(outputsOf(stack).map(([id]) => id).sort()).toEqual(ids);
    expect(outputsOf(stack).filter(([, { Description }]) => !Description)).toEqual([]);
  });

  test('the command that starts a session names the box and its Region', () => {
    const [[id]] = Object.entries(resourcesOf('SecondaryClient')).filter(([, { Type }]) => Type === 'AWS::EC2::Instance') as [[string, Resource]];

    expect(Object.fromEntries(outputsOf('SecondaryClient')).ClientSession!.Value)
      .toEqual({ 'Fn::Join': ['', ['aws ssm start-session --target ', { Ref: id }, ' --region us-east-2']] });
  });
});
