import { App } from 'aws-cdk-lib';
import { CrossRegionPeering } from '../../lib';
import { allOf, importVpc, peeringStackIn, PRIMARY } from './regions';

describe('two VPCs that exist, both imported into the stack of the peering', () => {
  const stack = peeringStackIn(new App());
  const primary = importVpc(stack, 'Primary', '10.0', { region: PRIMARY });
  const secondary = importVpc(stack, 'Secondary', '10.1');
  const { accepterStack } = new CrossRegionPeering(stack, 'Vpcs', { primaryVpc: primary, secondaryVpc: secondary });

  test('are connected by their ids, in the Regions that the imports name', () => {
    expect(allOf(stack, 'AWS::EC2::VPCPeeringConnection')).toEqual([{ VpcId: 'vpc-secondary-10.1', PeerVpcId: 'vpc-primary-10.0', PeerRegion: PRIMARY }]);
    expect(accepterStack.region).toBe(PRIMARY);
  });

  test('get routes in the tables that the imports name', () => {
    const routesIn = (of: typeof stack) => allOf(of, 'AWS::EC2::Route').map(({ RouteTableId, DestinationCidrBlock }) => [RouteTableId, DestinationCidrBlock]);

    expect(routesIn(stack)).toEqual([['rtb-Secondary-10.1-a', '10.0.0.0/16'], ['rtb-Secondary-10.1-b', '10.0.0.0/16']]);
    expect(routesIn(accepterStack)).toEqual([['rtb-Primary-10.0-a', '10.1.0.0/16'], ['rtb-Primary-10.0-b', '10.1.0.0/16']]);
  });

  test('are deployed with two stacks', () => {
    expect((stack.node.root as App).synth().stacks.map(({ id }) => id)).toEqual(['Peering', 'Peering-Vpcs-Accepter']);
  });
});
