import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { drawArchitecture } from '../tooling/architecture/draw';
import { readPicture } from '../tooling/architecture/picture';
import { ROOT, synthesize } from './examples/apps';

// The templates are read here as they are, without the code that draws: each check has two witnesses.
const { assembly } = synthesize('bin/app.ts');
const picture = readFileSync(join(ROOT, 'docs', 'architecture.svg'), 'utf8');
const texts = [...picture.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!);
const words = texts.flatMap((text) => text.split(/[ ,]+/));

test('docs/architecture.svg is drawn from the templates of bin/app.ts: npx tsx tooling/draw-architecture.ts', async () => {
  expect(picture).toBe(await drawArchitecture(assembly));
}, 60_000);

describe('the picture', () => {
  test('has every stack', () => {
    expect(texts).toEqual(expect.arrayContaining(assembly.stacksRecursively.map(({ stackName }) => stackName)));
  });

  test('has every Region', () => {
    expect(texts).toEqual(expect.arrayContaining(assembly.stacksRecursively.map(({ environment }) => environment.region)));
  });

  test('has every zone, with its broker and its NAT gateway', () => {
    const zonesOf = (stack: string) => new Set(properties('AWS::EC2::Subnet', [stack]).map(({ AvailabilityZone }) => `Zone ${AvailabilityZone['Fn::Select'][0] + 1}`));
    expect(texts.filter((text) => /^Zone /.test(text)).sort()).toEqual(KAFKA.flatMap((stack) => [...zonesOf(stack)]).sort());
    expect(texts.filter((text) => text === 'Broker')).toHaveLength(sum(properties('AWS::MSK::Cluster').map(({ NumberOfBrokerNodes }) => NumberOfBrokerNodes)));
    expect(texts.filter((text) => text === 'NAT')).toHaveLength(properties('AWS::EC2::NatGateway').length);
  });

  test('has the blocks of VPCs, private subnets, peering routes and inbound rules, and no other', () => {
    const blocks = [
      ...properties('AWS::EC2::VPC').map(({ CidrBlock }) => CidrBlock),
      ...properties('AWS::EC2::Subnet').filter(({ MapPublicIpOnLaunch }) => !MapPublicIpOnLaunch).map(({ CidrBlock }) => CidrBlock),
      ...properties('AWS::EC2::Route').filter(({ VpcPeeringConnectionId }) => VpcPeeringConnectionId).map(({ DestinationCidrBlock }) => DestinationCidrBlock),
      ...rules('Ingress').flatMap(({ CidrIp }) => CidrIp ?? []),
    ];
    expect(new Set(words.filter((word) => /^\d+\.\d+\.\d+\.\d+\/\d+$/.test(word)))).toEqual(new Set(blocks));
  });

  test('has every port that is open inbound, and only ports that a rule opens', () => {
    const drawn = new Set(words.filter((word) => /^\d{2,5}$/.test(word)));
    expect([...drawn]).toEqual(expect.arrayContaining(rules('Ingress').flatMap(portsOf)));
    expect([...rules('Ingress'), ...rules('Egress')].flatMap(portsOf)).toEqual(expect.arrayContaining([...drawn]));
  });

  test('has these arrows', () => {
    expect(titlesOf(picture)).toEqual([
      'MirrorMaker connects to any address on 443',
      'MirrorMaker reads from the brokers of Primary on 9096',
      'MirrorMaker writes to the brokers of Secondary on 9096',
      'Operators start sessions on the client instances with Session Manager',
      'The NAT gateways of Primary lead to any address on 443',
      'The NAT gateways of Secondary lead to any address on 443',
      'The VPC peering leads from the clients of Secondary to the brokers of Primary on 9096',
      'The client instance of Primary connects to any address on 443',
      'The client instance of Primary connects to the brokers of Primary on 9096',
      'The client instance of Secondary connects to any address on 443',
      'The client instance of Secondary connects to the brokers of Primary on 9096',
      'The client instance of Secondary connects to the brokers of Secondary on 9096',
      'The function that sets the ACLs of Primary connects to any address on 443',
      'The function that sets the ACLs of Primary connects to the brokers of Primary on 9096',
      'The function that sets the ACLs of Secondary connects to any address on 443',
      'The function that sets the ACLs of Secondary connects to the brokers of Secondary on 9096',
    ]);
  });

  test('has the users, and as many keys and log groups as there are', () => {
    const users = properties('AWS::SecretsManager::Secret').map(({ GenerateSecretString }) => JSON.parse(GenerateSecretString.SecretStringTemplate).username);
    const drawn = [...texts.join(' ').matchAll(/Secrets Manager: users (.+?) VPC/g)].flatMap(([, list]) => list!.split(', '));
    const administrators = texts.filter((_, index) => texts[index - 1] === 'sets the ACLs as');
    expect([...drawn, ...administrators].sort()).toEqual(users.sort());
    expect(listed(/^KMS: keys for (.+)$/)).toHaveLength(properties('AWS::KMS::Key').length);
    const logs = [...texts.join(' ').matchAll(/CloudWatch Logs: (.+?) Secrets Manager/g)].flatMap(([, list]) => list!.split(', '));
    expect(logs).toHaveLength(properties('AWS::Logs::LogGroup', KAFKA).length);
  });

  test('has as many tasks of MirrorMaker as run at once, and their size', () => {
    const [{ DesiredCount }] = properties('AWS::ECS::Service') as [Properties];
    const [{ Cpu, Memory, RuntimePlatform }] = properties('AWS::ECS::TaskDefinition') as [Properties];
    expect(texts.join(' ')).toContain(`${DesiredCount} Fargate task ${RuntimePlatform.CpuArchitecture}, ${Cpu / 1024} vCPU ${Memory / 1024} GiB, in any zone`);
  });

  test('needs nothing that GitHub and npm take out', () => {
    expect(picture).not.toMatch(/<(script|foreignObject|image)|@import|url\((?!#)|href=/);
    expect(Math.min(...[...picture.matchAll(/font-size: (\d+)px/g)].map(([, size]) => Number(size)))).toBeGreaterThanOrEqual(12);
  });
});

describe('a change of the app', () => {
  const SSH = '{ "CidrIp": "0.0.0.0/0", "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22 }';
  const directory = mkdtempSync(join(tmpdir(), 'architecture-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  function changed(stack: string, from: string, to: string): CloudAssembly {
    cpSync(assembly.directory, directory, { recursive: true });
    const file = join(directory, `${stack}.template.json`);
    const template = readFileSync(file, 'utf8');
    expect(template).toContain(from);
    writeFileSync(file, template.replaceAll(from, to));
    return new CloudAssembly(directory);
  }

  test.each([
    ['another port', 'Peering-Vpcs-Accepter', '"FromPort": 9096', '"FromPort": 9094', 'KafkaSecurityGroup4C1F93F4 opens 9094-9096 to 10.1.96.0/19'],
    ['everybody', 'Peering-Vpcs-Accepter', '"CidrIp": "10.1.96.0/19"', '"CidrIp": "0.0.0.0/0"', 'KafkaSecurityGroup4C1F93F4 opens 9096 to 0.0.0.0/0'],
    ['nobody who may leave', 'MirrorMaker', '"DestinationSecurityGroupId"', '"GroupOfNobody"', 'KafkaSecurityGroup4C1F93F4 opens 9096 to '],
    ['everybody on a port of a client instance', 'PrimaryClient', '"SecurityGroupEgress": [', `"SecurityGroupIngress": [${SSH}], "SecurityGroupEgress": [`, 'opens 22 to 0.0.0.0/0'],
  ])('that lets in %s cannot be drawn', (_, stack, from, to, message) => {
    expect(() => readPicture(changed(stack, from, to))).toThrow(message);
  });

  test.each([
    ['SecondaryClient', 'The client instance of Secondary connects to the brokers of Primary on 9096'],
    ['MirrorMaker', 'MirrorMaker reads from the brokers of Primary on 9096'],
  ])('that keeps %s from crossing the Regions takes its arrow', (stack, title) => {
    expect(titlesOf(picture)).toContain(title);
    expect(titlesRead(changed(stack, '"CidrIp": "10.0.96.0/19"', '"CidrIp": "10.2.96.0/19"'))).not.toContain(title);
  });

  test('that moves a client out of the private subnets cannot be drawn', () => {
    const moved = changed('SecondaryClient', '"SubnetId": {', '"SubnetId": "subnet-of-nobody", "Elsewhere": {');
    expect(() => readPicture(moved)).toThrow('is not in the private subnets of a cluster');
  });

  test('that adds a function cannot be drawn', () => {
    const more = changed('Primary', '"Type": "AWS::EC2::FlowLog"', '"Type": "AWS::Lambda::Function"');
    expect(() => readPicture(more)).toThrow('The picture has a place for one function of Primary');
  });

  test('that adds the failback flow draws it', () => {
    const drawn = titlesRead(synthesize('bin/app.ts -c failback=true').assembly);
    expect(drawn.filter((title) => !titlesOf(picture).includes(title)).sort()).toEqual([
      'Failback connects to any address on 443',
      'Failback reads from the brokers of Secondary on 9096',
      'Failback writes to the brokers of Primary on 9096',
      'The VPC peering leads from the clients of Primary to the brokers of Secondary on 9096',
    ]);
  });

  test.each([
    ['a block', 'Primary', '"CidrBlock": "10.0.0.0/16"', '"CidrBlock": "10.9.0.0/16"', 'VPC 10.9.0.0/16'],
    ['a route', 'Peering', '"DestinationCidrBlock": "10.0.0.0/16"', '"DestinationCidrBlock": "10.0.0.0/17"', 'to 10.0.0.0/17'],
    ['a protocol', 'Primary', '"IpProtocol": "tcp"', '"IpProtocol": "udp"', 'udp 9096'],
    ['a number of tasks', 'MirrorMaker', '"DesiredCount": 1', '"DesiredCount": 2', '2 Fargate tasks'],
    ['the zones of MirrorMaker', 'MirrorMaker', 'PrivateSubnet1Subnet32132E1329C770DB', 'PrivateSubnet2Subnet5EFB8B60ACB9E464', '4 GiB, in Zone 2, Zone 3'],
    ['a version', 'Secondary', '"KafkaVersion": "3.9.x.kraft"', '"KafkaVersion": "4.1.x.kraft"', 'Kafka 4.1.x.kraft'],
  ])('of %s changes the picture', (_, stack, from, to, text) => {
    expect(picture).not.toContain(text);
    expect(JSON.stringify(readPicture(changed(stack, from, to)))).toContain(`${text}"`);
  });
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever CloudFormation takes
type Properties = Record<string, any>;

/** The stacks of the clusters. */
const KAFKA = ['Primary', 'Secondary'];

function properties(type: string, stacks = assembly.stacksRecursively.map(({ stackName }) => stackName)): Properties[] {
  const resources = assembly.stacksRecursively.filter(({ stackName }) => stacks.includes(stackName)).flatMap(({ template }) => Object.values<{ Type: string; Properties: Properties }>(template.Resources));
  return resources.filter(({ Type }) => Type === type).map(({ Properties }) => Properties);
}

function rules(direction: 'Ingress' | 'Egress'): Properties[] {
  const inline = properties('AWS::EC2::SecurityGroup').flatMap((group) => group[`SecurityGroup${direction}`] ?? []);
  return [...inline, ...properties(`AWS::EC2::SecurityGroup${direction}`)];
}

/** The ports of a rule, none where it is about all of them. */
function portsOf({ FromPort, ToPort }: Properties): string[] {
  return [FromPort, ToPort].filter((port) => port !== undefined).map(String);
}

/** What stands behind the name of a list, in both Regions. */
function listed(pattern: RegExp): string[] {
  return texts.flatMap((text) => pattern.exec(text)?.[1]?.split(', ') ?? []);
}

function titlesRead(changed: CloudAssembly): string[] {
  return [...new Set(readPicture(changed).arrows.map(({ title }) => title))];
}

/** The arrows in words, each once. */
function titlesOf(svg: string): string[] {
  return [...new Set([...svg.matchAll(/<g><title>(.*?)<\/title>/g)].map(([, title]) => title!))].sort();
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
