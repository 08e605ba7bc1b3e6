import { App, Stage, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { definePeering, importVpc, peeringStackIn, PRIMARY } from './regions';

const idsIn = (stack: Stack, type: string) => Object.keys(Template.fromStack(stack).findResources(type));

/** With a rule on each side. */
function scenario(scope?: Construct) {
  const all = definePeering(scope);
  const targetIn = (vpc: ec2.IVpc) => new ec2.SecurityGroup(vpc.stack, 'Target', { vpc });
  all.peering.allowToPrimary(targetIn(all.primary), { port: ec2.Port.tcp(9096) });
  all.peering.allowToSecondary(targetIn(all.secondary), { port: ec2.Port.tcp(9096) });
  return all;
}

/** A connection of another id is another connection: the link is cut, and stays cut while the old one is there. */
test.each<{ where: string; scopeIn: (app: App) => Construct }>([
  { where: 'an app', scopeIn: (app) => app },
  { where: 'a Stage', scopeIn: (app) => new Stage(app, 'Production') },
])('the logical id of the connection in $where', ({ scopeIn }) => {
  expect(idsIn(definePeering(scopeIn(new App())).stack, 'AWS::EC2::VPCPeeringConnection')).toEqual(['Vpcs040C01C9']);
});

/** A route of another id is refused: the table has one to that block. */
test('the logical ids of routes, on both sides', () => {
  const { stack, accepterStack } = scenario();

  expect(idsIn(stack, 'AWS::EC2::Route')).toEqual(['VpcsRouteSecondaryVpcPrivateSubnet14551EA2248199905', 'VpcsRouteSecondaryVpcPrivateSubnet27E46D87F2350E492']);
  expect(idsIn(accepterStack, 'AWS::EC2::Route')).toEqual(['RoutePrimaryVpcPrivateSubnet1CC85FF3B', 'RoutePrimaryVpcPrivateSubnet278B3B51F']);
});

/** So is a rule of another id. */
test('the logical ids of rules, on both sides', () => {
  const { stack, accepterStack } = scenario();

  expect(idsIn(stack, 'AWS::EC2::SecurityGroupIngress')).toEqual(['VpcsIngressSecondaryTarget82A5C6D110020249096FFB9CA47', 'VpcsIngressSecondaryTarget82A5C6D11003024909657BBB26F']);
  expect(idsIn(accepterStack, 'AWS::EC2::SecurityGroupIngress')).toEqual(['IngressPrimaryTargetECC34415101202490965DAB7D49', 'IngressPrimaryTargetECC344151013024909624DED6B5']);
});

test('what is opened later leaves everything as it was', () => {
  const [closed, open] = [definePeering(), scenario()];

  for (const stackOf of [({ stack }: typeof closed) => stack, ({ accepterStack }: typeof closed) => accepterStack]) {
    const [before, after] = [closed, open].map((all) => Template.fromStack(stackOf(all)));
    for (const type of ['AWS::EC2::VPCPeeringConnection', 'AWS::EC2::Route']) {
      expect(after!.findResources(type)).toEqual(before!.findResources(type));
    }
  }
});

test('a second block of the other side leaves the routes to the first as they were', () => {
  const routesTo = (withSecond: boolean) => {
    const app = new App();
    const primary = importVpc(peeringStackIn(app, { env: { region: PRIMARY } }, 'Ours'), 'Vpc', '10.0');
    if (withSecond) {
      new ec2.CfnVPCCidrBlock(primary.stack, 'Second', { vpcId: primary.vpcId, cidrBlock: '10.64.0.0/16' });
    }
    return Template.fromStack(definePeering(app, { primaryVpc: primary }).stack).findResources('AWS::EC2::Route');
  };

  expect(Object.keys(routesTo(true))).toHaveLength(4);
  expect(routesTo(true)).toMatchObject(routesTo(false));
});
