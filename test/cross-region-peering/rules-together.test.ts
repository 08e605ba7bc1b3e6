import { App, CfnParameter, Lazy } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CrossRegionPeering } from '../../lib';
import { errorOf } from '../stacks';
import { importVpc, peeringStackIn, PRIMARY } from './regions';

const BROKER = 'b-1.kafka.aaaa.c2.kafka.us-east-1.amazonaws.com';

test('fails with all broken rules in one error', () => {
  const app = new App();
  const stack = peeringStackIn(app, { env: { region: PRIMARY } });
  const message = errorOf(() => new CrossRegionPeering(stack, 'Vpcs', {
    primaryVpc: importVpc(peeringStackIn(app, {}, 'Primary'), 'Vpc', '10.0'),
    secondaryVpc: importVpc(peeringStackIn(app, {}, 'Secondary'), 'Vpc', '10.0', { privateSubnetRouteTableIds: undefined }),
    primarySubnets: { subnets: [] },
    peerRoleArn: 'arn:aws:iam::111122223333:role/PeerRole',
    privateDns: { primaryBrokers: {}, secondaryBrokers: { [BROKER]: '192.168.0.1' } },
  }));

  expect(message.split('\n')[0]).toBe('Peering/Vpcs cannot be defined:');
  expect(message.split('\n').slice(1).map((line) => /\[(.*)\]$/.exec(line)?.[1])).toEqual([
    'peering-same-region', 'peering-stack', 'peering-overlap', 'peering-subnets', 'peering-route-tables', 'peering-role-needless',
    'peering-dns-names', 'peering-dns-region', 'peering-dns-addresses',
  ]);
});

describe('what is known only in the deploy is not judged', () => {
  const later = (text: string) => Lazy.string({ produce: () => text });

  test('blocks that may overlap, and addresses in them', () => {
    const app = new App();
    const ours = peeringStackIn(app, { env: { region: PRIMARY } }, 'Ours');
    const stack = peeringStackIn(app);
    const primary = importVpc(ours, 'Vpc', '10.0', { vpcCidrBlock: new CfnParameter(ours, 'Block').valueAsString });
    new CrossRegionPeering(stack, 'Vpcs', {
      primaryVpc: primary,
      secondaryVpc: importVpc(stack, 'Vpc', '10.0'),
      privateDns: { primaryBrokers: { [BROKER]: '192.168.0.1' } },
    });

    Annotations.fromStack(stack).hasNoWarning('/Peering/Vpcs', Match.anyValue());
  });

  test('the address of a broker', () => {
    const stack = peeringStackIn(new App());

    expect(() => new CrossRegionPeering(stack, 'Vpcs', {
      primaryVpc: importVpc(stack, 'One', '10.0', { region: PRIMARY }),
      secondaryVpc: importVpc(stack, 'Two', '10.1'),
      privateDns: { primaryBrokers: { [BROKER]: later('10.0.0.1') } },
    })).not.toThrow();
  });
});
