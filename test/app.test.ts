import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { ROOT, synthesize } from './examples/apps';
import { textOf } from './msk-client-instance/box';

interface Resource {
  readonly Type: string;
  readonly Metadata?: { 'AWS::CloudFormation::Init'?: { config: { files: Record<string, { content: unknown }> } } };
}

const { assembly } = synthesize('bin/app.ts');

function resourcesOf(stack: string): Record<string, Resource> {
  return assembly.getStackArtifact(stack).template.Resources;
}

/** Each stack: its Region, and the stacks before it. */
function stacksOf(of: CloudAssembly) {
  return of.stacks.map(({ id, environment, dependencies }) => [
    id, environment.region, dependencies.map((artifact) => artifact.id).filter((artifact) => !artifact.endsWith('.assets')).sort(),
  ]);
}

test('the stacks, in the order of their deployment', () => {
  expect(stacksOf(assembly)).toEqual([
    ['Primary', 'us-east-1', []],
    ['Secondary', 'us-east-2', ['Primary']],
    ['Peering', 'us-east-2', ['Primary', 'Secondary']],
    ['Peering-Vpcs-Accepter', 'us-east-1', ['Peering', 'Primary']],
  ]);
});

test('no custom resource, no function, no parameter in any stack', () => {
  const types = assembly.stacks.flatMap(({ id }) => Object.values(resourcesOf(id))).map(({ Type }) => Type);

  expect(types.length).toBeGreaterThan(100);
  expect(types.filter((type) => /^Custom::|::CustomResource$|^AWS::Lambda::|^AWS::SSM::Parameter$/.test(type))).toEqual([]);
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
      ['Secondary', ['Primary in us-east-1']],
      ['Peering', ['Primary in us-east-1', 'Secondary in us-east-2']],
      ['Peering-Vpcs-Accepter', ['Peering in us-east-2', 'Primary in us-east-1']],
    ]);
  });
});

/** What would be replaced, and data or the link lost, if its logical id changed. */
const REGION = {
  'AWS::EC2::VPC': ['KafkaVpcD11DBDA4'],
  'AWS::MSK::Cluster': ['Kafka82305C99'],
  'AWS::MSK::Configuration': ['KafkaConfiguration2E1CE142'],
  'AWS::MSK::BatchScramSecret': ['KafkaAssociation7F1FE6A8'],
  'AWS::KMS::Key': ['KafkaEncryptionKeyFF3E3FE6', 'KafkaSecretEncryptionKey01BA4A68'],
  'AWS::SecretsManager::Secret': ['KafkaUsersoperatorSecretD3A83623', 'KafkaUsersordersSecret035AF13A'],
  'AWS::Logs::LogGroup': ['KafkaLogGroup1BA0C3A4', 'KafkaRejectedConnections1E18727A'],
  'AWS::EC2::VPCPeeringConnection': [],
};
const NOTHING = Object.fromEntries(Object.keys(REGION).map((type) => [type, []]));

test.each<[string, Record<string, string[]>]>([
  ['Primary', REGION],
  ['Secondary', REGION],
  ['Peering', { ...NOTHING, 'AWS::EC2::VPCPeeringConnection': ['Vpcs040C01C9'] }],
  ['Peering-Vpcs-Accepter', NOTHING],
])('logical ids of everything stateful in %s', (stack, pinned) => {
  const idsOf = (type: string) => Object.entries(resourcesOf(stack)).filter(([, { Type }]) => Type === type).map(([id]) => id).sort();

  expect(Object.fromEntries(Object.keys(REGION).map((type) => [type, idsOf(type)]))).toEqual(pinned);
});

describe('a box for operators', () => {
  const clusterFilesIn = (stack: string) => {
    const [box] = Object.values(resourcesOf(stack)).filter(({ Type }) => Type === 'AWS::EC2::Instance');
    return Object.entries(box!.Metadata!['AWS::CloudFormation::Init']!.config.files).filter(([file]) => file.startsWith('/etc/kafka/clusters/'));
  };

  test('in the secondary knows the primary, where it is and whose secret to read', () => {
    const output = (of: string) => String.raw`\{"Fn::GetStackOutput":\{"StackName":"Primary","Region":"us-east-1","OutputName":"\w*${of}\w*"\}\}`;
    const files = clusterFilesIn('Secondary');

    expect(files.map(([file]) => file)).toEqual(['/etc/kafka/clusters/primary.env']);
    expect(textOf(files[0]![1].content)).toMatch(new RegExp(
      `^CLUSTER_ARN='${output('Kafka82305C99')}'\nCLUSTER_REGION='us-east-1'\nSECRET_ARN='${output('KafkaUsersoperatorSecret')}'\n$`));
  });

  test('in the primary knows its own cluster only', () => {
    expect(clusterFilesIn('Primary')).toEqual([]);
  });
});

describe('with other Regions in the context', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'app-'));
  afterAll(() => rmSync(outdir, { recursive: true }));

  test('every stack is in them, zones and connection too', () => {
    const { context } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8'));
    execFileSync('npx', ['--no-install', 'tsx', 'bin/app.ts'], {
      cwd: ROOT,
      env: { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify({ ...context, primaryRegion: 'eu-west-1', secondaryRegion: 'eu-central-1' }) },
      stdio: 'pipe',
    });
    const other = new CloudAssembly(outdir);

    expect(stacksOf(other).map(([id, region]) => [id, region])).toEqual([
      ['Primary', 'eu-west-1'], ['Secondary', 'eu-central-1'], ['Peering', 'eu-central-1'], ['Peering-Vpcs-Accepter', 'eu-west-1'],
    ]);
    const texts = other.stacks.map(({ template }) => JSON.stringify(template));
    expect(texts.filter((text) => text.includes('us-east-'))).toEqual([]);
    expect(texts[0]).toContain('"AvailabilityZone":"eu-west-1c"');
    expect(texts[2]).toContain('"PeerRegion":"eu-west-1"');
  });
});
