import { App, type Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CrossRegionPeering } from '../../lib';
import { allOf, doorsIn, outputOf, peeringStackIn, PRIMARY, SECONDARY, vpcOf } from './regions';

const THIRD = 'eu-west-1';
const KAFKA = ec2.Port.tcp(9096);

const routesIn = (stack: Stack) => allOf(stack, 'AWS::EC2::Route').map(({ DestinationCidrBlock, VpcPeeringConnectionId }) => [DestinationCidrBlock, VpcPeeringConnectionId]);

describe('one primary with two secondaries', () => {
  const app = new App();
  const primary = vpcOf(app, 'Primary', '10.0.0.0/16', { region: PRIMARY });
  const target = new ec2.SecurityGroup(primary.stack, 'Target', { vpc: primary });
  const [second, third] = [['Second', '10.1.0.0/16', SECONDARY], ['Third', '10.2.0.0/16', THIRD]].map(([id, cidr, region]) => {
    const peering = new CrossRegionPeering(peeringStackIn(app, { env: { region } }, `${id}Peering`), 'Vpcs', { primaryVpc: primary, secondaryVpc: vpcOf(app, id!, cidr!, { region }) });
    peering.allowToPrimary(target, { port: KAFKA });
    return peering;
  });

  test('each has a connection, routes and rules of its own', () => {
    expect(routesIn(second!.accepterStack)).toEqual(Array(2).fill(['10.1.0.0/16', outputOf('SecondPeering', SECONDARY)]));
    expect(routesIn(third!.accepterStack)).toEqual(Array(2).fill(['10.2.0.0/16', outputOf('ThirdPeering', THIRD)]));
    expect(doorsIn(second!.accepterStack).map((door) => (door as unknown[])[0])).toEqual(['10.1.2.0/24', '10.1.3.0/24']);
    expect(doorsIn(third!.accepterStack).map((door) => (door as unknown[])[0])).toEqual(['10.2.2.0/24', '10.2.3.0/24']);
  });

  test('both far sides are in the primary\'s Region, in stacks of their own', () => {
    expect([second!, third!].map(({ accepterStack }) => [accepterStack.stackName, accepterStack.region])).toEqual([
      ['SecondPeering-Vpcs-Accepter', PRIMARY], ['ThirdPeering-Vpcs-Accepter', PRIMARY],
    ]);
  });

  test('neither waits for the other', () => {
    const before = app.synth().getStackArtifact('ThirdPeering-Vpcs-Accepter').dependencies.map(({ id }) => id);

    expect(before.filter((id) => id.startsWith('Second'))).toEqual([]);
  });
});

test('one secondary with two primaries, in one stack', () => {
  const app = new App();
  const secondary = vpcOf(app, 'Secondary', '10.1.0.0/16');
  const stack = peeringStackIn(app);
  const [one, two] = [['One', '10.0.0.0/16', PRIMARY], ['Two', '10.2.0.0/16', THIRD]].map(([id, cidr, region]) =>
    new CrossRegionPeering(stack, `To${id}`, { primaryVpc: vpcOf(app, id!, cidr!, { region }), secondaryVpc: secondary }));

  expect(routesIn(stack)).toEqual([
    ...Array(2).fill(['10.0.0.0/16', stack.resolve(one!.vpcPeeringConnectionId)]),
    ...Array(2).fill(['10.2.0.0/16', stack.resolve(two!.vpcPeeringConnectionId)]),
  ]);
  expect([one!, two!].map(({ accepterStack }) => [accepterStack.stackName, accepterStack.region])).toEqual([
    ['Peering-ToOne-Accepter', PRIMARY], ['Peering-ToTwo-Accepter', THIRD],
  ]);
});
