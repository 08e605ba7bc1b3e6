import { Mutation, PRIMARY, SECONDARY, SERVICE, subnets } from './mutation';

const STACK = 'MirrorMaker';
let mutation: Mutation;

beforeEach(() => {
  mutation = new Mutation();
});

describe('the rule that lets the service in next to it', () => {
  let ingress: Record<string, unknown>;

  beforeEach(() => {
    ingress = mutation.resources(STACK, 'AWS::EC2::SecurityGroupIngress')[0].Properties;
  });

  test('removed, leaves it the primary', () => {
    mutation.remove(STACK, ...mutation.resources(STACK, 'AWS::EC2::SecurityGroupIngress'));

    mutation.expectTable({ [SERVICE]: [PRIMARY] });
    expect(mutation.reasonOf(SERVICE, SECONDARY))
      .toBe('Secondary/Kafka/SecurityGroup lets neither MirrorMaker/Replication/SecurityGroup nor any address of 10.1.96.0/19 in on 9096');
  });

  test('on another port, opens one that the service does not call', () => {
    Object.assign(ingress, { FromPort: 9094, ToPort: 9094 });

    mutation.expectTable({ [SERVICE]: [PRIMARY] });
  });

  test('widened to everybody, lets in both Regions, and more than the table knows', () => {
    Object.assign(ingress, { SourceSecurityGroupId: undefined, CidrIp: '0.0.0.0/0' });

    mutation.expectTable({
      'brokers of Primary/Kafka': [SECONDARY],
      ...subnets('Primary', 'Private', [SECONDARY]),
      ...subnets('Secondary', 'Public', [SECONDARY]),
      ...subnets('Secondary', 'Private', [PRIMARY, SECONDARY]),
    }, ['0.0.0.0/0 on tcp 9096']);
  });
});

describe('the outbound rules of the service', () => {
  let inline: { CidrIp: string; Description: string; FromPort: number; ToPort: number }[];
  const throughPeering = () => inline.filter(({ Description }) => Description.includes('Peering'));

  beforeEach(() => {
    inline = mutation.resources(STACK, 'AWS::EC2::SecurityGroup')[0].Properties.SecurityGroupEgress as typeof inline;
    expect(throughPeering()).toHaveLength(3);
  });

  test('removed, stop it from reading the primary', () => {
    const others = inline.filter((rule) => !throughPeering().includes(rule));
    inline.splice(0, inline.length, ...others);

    mutation.expectTable({ [SERVICE]: [SECONDARY] });
    expect(mutation.reasonOf(SERVICE, PRIMARY)).toBe('MirrorMaker/Replication/SecurityGroup lets nothing out to 10.0.96.0/19 on 9096');
  });

  test('on another port, do so too', () => {
    throughPeering().forEach((rule) => Object.assign(rule, { FromPort: 9094, ToPort: 9094 }));

    mutation.expectTable({ [SERVICE]: [SECONDARY] });
  });

  test('removed in a resource of their own, stop it from writing to the secondary', () => {
    mutation.remove(STACK, ...mutation.resources(STACK, 'AWS::EC2::SecurityGroupEgress'));

    mutation.expectTable({ [SERVICE]: [PRIMARY] });
  });
});

describe('where the tasks are', () => {
  let network: { Subnets: unknown[]; SecurityGroups?: unknown[] };

  beforeEach(() => {
    const { NetworkConfiguration } = mutation.resources(STACK, 'AWS::ECS::Service')[0].Properties;
    network = (NetworkConfiguration as { AwsvpcConfiguration: typeof network }).AwsvpcConfiguration;
  });

  test('in one public subnet of three, no route leads some of them to the primary', () => {
    mutation.output('Secondary', 'Public', { Ref: mutation.idOf('Secondary', 'AWS::EC2::Subnet', 'PublicSubnet1') });
    network.Subnets[0] = { 'Fn::GetStackOutput': { StackName: 'Secondary', Region: 'us-east-2', OutputName: 'Public' } };

    mutation.expectTable({ [SERVICE]: [`${PRIMARY} some`, SECONDARY] });
  });

  test('without their group, the rules that they have are unknown, and no rule means them', () => {
    delete network.SecurityGroups;

    mutation.expectTable({ [SERVICE]: [`${PRIMARY} unknown`] }, ['MirrorMaker/Replication/SecurityGroup on tcp 9096']);
  });
});
