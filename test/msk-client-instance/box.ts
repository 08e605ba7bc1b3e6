import { Template } from 'aws-cdk-lib/assertions';
import { ClusterAuthorization, MskClientInstance, ScramMskCluster, type MskClientInstanceProps } from '../../lib';
import { ZonedStack } from '../stacks';

/** A cluster and a box beside it. */
export function defineBox(props: Partial<MskClientInstanceProps> = {}, stack = new ZonedStack()) {
  const cluster = new ScramMskCluster(stack, 'Kafka', { users: ['orders'], authorization: ClusterAuthorization.EVERY_USER });
  const user = cluster.addUser('operator');
  const box = new MskClientInstance(stack, 'Client', { user, ...props });
  return { stack, cluster, user, box };
}

export interface InstanceResource {
  readonly id: string;
  readonly Properties: Record<string, unknown> & { UserData: { 'Fn::Base64': { 'Fn::Join': [string, unknown[]] } } };
  readonly DependsOn: string[];
  readonly CreationPolicy: unknown;
  readonly Metadata: {
    'AWS::CloudFormation::Init': {
      config: {
        files: Record<string, { content: unknown; mode: string }>;
        commands: Record<string, { command: string }>;
      };
    };
  };
}

/** The only instance of a template. */
export function instanceIn(stack: ZonedStack): InstanceResource {
  const [[id, resource], ...more] = Object.entries(Template.fromStack(stack).findResources('AWS::EC2::Instance')) as [[string, object]];
  expect(more).toEqual([]);
  return { id, ...resource } as InstanceResource;
}

/** What CloudFormation Init does on the box. */
export function initIn(stack: ZonedStack): InstanceResource['Metadata']['AWS::CloudFormation::Init']['config'] {
  return instanceIn(stack).Metadata['AWS::CloudFormation::Init'].config;
}

/** A file of the box as text, each reference as JSON in its place. */
export function textOf(content: unknown): string {
  return typeof content === 'string'
    ? content
    : (content as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1].map((part) => typeof part === 'string' ? part : JSON.stringify(part)).join('');
}

/** The values of the box's client.env. */
export function environmentIn(stack: ZonedStack): Record<string, string> {
  const text = textOf(initIn(stack).files['/etc/kafka/client.env']!.content);
  return Object.fromEntries([...text.matchAll(/^(\w+)='(.*)'$/gm)].map(([, name, value]) => [name, value]));
}
