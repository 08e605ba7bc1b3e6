import {
  App, BootstraplessSynthesizer, CliCredentialsStackSynthesizer, DefaultStackSynthesizer, LegacyStackSynthesizer, PermissionsBoundary, Stage, Tags,
  type IBoundStackSynthesizer, type IReusableStackSynthesizer, type IStackSynthesizer, type Stack, type StackProps,
} from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { CrossRegionPeering } from '../../lib';
import { importVpc, peeringStackIn, PRIMARY, SECONDARY } from './regions';
import { OnceSynthesizer } from './rules/places';

/** A stack with a peering, and its accepter stack, as the command line gets them. */
function scenario(props: StackProps = {}, { app = new App(), accepterSynthesizer }: { app?: App; accepterSynthesizer?: IStackSynthesizer } = {}) {
  const stack = peeringStackIn(app, props);
  const { accepterStack } = new CrossRegionPeering(stack, 'Vpcs', {
    primaryVpc: importVpc(stack, 'Primary', '10.0', { region: PRIMARY }), secondaryVpc: importVpc(stack, 'Secondary', '10.1'), accepterSynthesizer,
  });
  const artifacts = () => [stack, accepterStack].map(({ stackName }) => app.synth().getStackByName(stackName)) as [CloudFormationStackArtifact, CloudFormationStackArtifact];
  return { app, stack, accepterStack, artifacts };
}

/** Who deploys a stack, the Region aside. */
const deployedBy = ({ assumeRoleArn, cloudFormationExecutionRoleArn, stackTemplateAssetObjectUrl, environment: { region } }: CloudFormationStackArtifact) =>
  JSON.parse(JSON.stringify([assumeRoleArn, cloudFormationExecutionRoleArn, stackTemplateAssetObjectUrl?.replace(/[^/]*$/, '')], (_, text) =>
    typeof text === 'string' ? text.replaceAll(region, 'REGION') : text));

/** One that an app may have for all of its stacks, and that makes an object of another class for each. */
class MakingSynthesizer extends OnceSynthesizer implements IReusableStackSynthesizer {
  public reusableBind(stack: Stack): IBoundStackSynthesizer {
    const bound = new OnceSynthesizer();
    bound.bind(stack);
    return bound;
  }
}

const warningsOf = (stack: Stack) => Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('peering-synthesizer')).map(({ entry }) => entry.data);

describe('the accepter stack is synthesized as the stack of the peering', () => {
  test.each<{ by: string; synthesizer: () => IStackSynthesizer; has: RegExp }>([
    { by: 'a qualifier of its own', synthesizer: () => new DefaultStackSynthesizer({ qualifier: 'acme123' }), has: /cdk-acme123-deploy-role-/ },
    { by: 'a role of its own', synthesizer: () => new DefaultStackSynthesizer({ cloudFormationExecutionRole: 'arn:aws:iam::111122223333:role/platform' }), has: /role\/platform/ },
    { by: 'the credentials of the command line', synthesizer: () => new CliCredentialsStackSynthesizer({ qualifier: 'acme123' }), has: /cdk-acme123-assets-/ },
    { by: 'roles without a bootstrapped environment', synthesizer: () => new BootstraplessSynthesizer({ deployRoleArn: 'arn:aws:iam::111122223333:role/deployer' }), has: /role\/deployer/ },
    { by: 'the first version of the command line', synthesizer: () => new LegacyStackSynthesizer(), has: /^\[null,null,null\]$/ },
  ])('with $by', ({ synthesizer, has }) => {
    const [own, accepter] = scenario({ synthesizer: synthesizer() }).artifacts();

    expect(deployedBy(accepter)).toEqual(deployedBy(own));
    expect(JSON.stringify(deployedBy(accepter))).toMatch(has);
  });

  test('with what the app has for every stack', () => {
    const [own, accepter] = scenario({}, { app: new App({ defaultStackSynthesizer: new DefaultStackSynthesizer({ qualifier: 'acme123' }) }) }).artifacts();

    expect(deployedBy(accepter)).toEqual(deployedBy(own));
    expect(accepter.assumeRoleArn).toContain('cdk-acme123-deploy-role-');
  });

  test('with what is given for it, beside a class that serves one stack only', () => {
    const { stack, artifacts } = scenario({ synthesizer: new OnceSynthesizer() }, { accepterSynthesizer: new OnceSynthesizer() });

    expect(artifacts().map(({ parameters }) => parameters)).toEqual([{ by: 'hand' }, { by: 'hand' }]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('with what the app has for every stack, where that makes another object for each', () => {
    const { stack, artifacts } = scenario({}, { app: new App({ defaultStackSynthesizer: new MakingSynthesizer() }) });

    expect(artifacts().map(({ parameters }) => parameters)).toEqual([{ by: 'hand' }, { by: 'hand' }]);
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('beside a synthesizer that cannot be taken over, the accepter stack has that of the app, and a warning says so', () => {
  test.each<{ by: string; synthesizer: () => IStackSynthesizer }>([
    { by: 'one that serves one stack only', synthesizer: () => new OnceSynthesizer() },
    { by: 'one that makes another object for each stack', synthesizer: () => new MakingSynthesizer() },
  ])('$by', ({ synthesizer }) => {
    const { stack, artifacts } = scenario({ synthesizer: synthesizer() }, { app: new App({ defaultStackSynthesizer: new DefaultStackSynthesizer({ qualifier: 'acme123' }) }) });
    const [own, accepter] = artifacts();

    expect(own.parameters).toEqual({ by: 'hand' });
    expect(accepter.assumeRoleArn).toContain('cdk-acme123-deploy-role-');
    expect(warningsOf(stack)).toEqual([expect.stringMatching(/^accepterSynthesizer should be given .*Peering-Vpcs-Accepter.*\[ack: cdk-msk-georeplication:peering-synthesizer\]$/)]);
  });
});

describe('the accepter stack takes from the stack of the peering', () => {
  test('termination protection', () => {
    expect(scenario({ terminationProtection: true }).accepterStack.terminationProtection).toBe(true);
    expect(scenario().accepterStack.terminationProtection).toBe(false);
  });

  test('the tags that it was given, and those that it gets later', () => {
    const { stack, artifacts } = scenario({ tags: { team: 'streaming' } });
    Tags.of(stack).add('stage', 'test');

    expect(artifacts()[1].tags).toEqual({ team: 'streaming', stage: 'test' });
  });

  test('no tag that it has itself', () => {
    const { accepterStack, artifacts } = scenario({ tags: { team: 'streaming' } });
    Tags.of(accepterStack).add('team', 'network');

    expect(artifacts()[1].tags).toEqual({ team: 'network' });
  });

  test('none of the topics that are told of its deploys: CloudFormation takes none of another Region', () => {
    const { artifacts } = scenario({ notificationArns: ['arn:aws:sns:us-east-2:111122223333:deploys'], env: { region: SECONDARY, account: '111122223333' } });

    expect(artifacts()[1].notificationArns).toBeUndefined();
  });

  test.each([
    { what: 'by name', boundary: PermissionsBoundary.fromName('platform'), ends: 'policy/platform' },
    { what: 'by ARN', boundary: PermissionsBoundary.fromArn('arn:aws:iam::111122223333:policy/platform'), ends: 'policy/platform' },
  ])('the permissions boundary, $what', ({ boundary, ends }) => {
    const { accepterStack } = scenario({ permissionsBoundary: boundary });
    new iam.Role(accepterStack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
    const [role] = Object.values(Template.fromStack(accepterStack).findResources('AWS::IAM::Role'));

    expect(JSON.stringify(role!.Properties.PermissionsBoundary)).toContain(ends);
  });
});

test('a Stage in a Stage has it too', () => {
  const app = new App();
  const inner = new Stage(new Stage(app, 'Europe'), 'Production');
  const stack = peeringStackIn(inner, { synthesizer: new DefaultStackSynthesizer({ qualifier: 'acme123' }) });
  const { accepterStack } = new CrossRegionPeering(stack, 'Vpcs', {
    primaryVpc: importVpc(stack, 'Primary', '10.0', { region: PRIMARY }), secondaryVpc: importVpc(stack, 'Secondary', '10.1'),
  });
  const assembly = app.synth().getNestedAssembly('assembly-Europe').getNestedAssembly('assembly-Europe-Production');

  expect(accepterStack.stackName).toBe('Europe-Production-Peering-Vpcs-Accepter');
  expect(assembly.getStackByName(accepterStack.stackName).assumeRoleArn).toContain('acme123');
});
