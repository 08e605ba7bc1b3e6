import { leaf, type Frame } from './graph';
import type { Network } from './networks';
import type { Resources } from './resources';
import { wrap } from './text';

interface Policy { readonly PolicyDocument?: { readonly Statement: readonly { readonly Action: string | string[]; readonly Resource: string | string[] }[] } }

/** By the prefix of their actions, in the order in which the picture lists them. */
const SERVICES: Readonly<Record<string, string>> = {
  ssmmessages: 'Session Manager', secretsmanager: 'Secrets Manager', kafka: 'MSK', ecr: 'ECR', logs: 'CloudWatch Logs',
};

/** What the roles of a Region may call at AWS, and in which Regions. */
export function readServices(network: Network, resources: Resources): Frame {
  const holders = ['AWS::IAM::Policy', 'AWS::IAM::Role'].flatMap((type) => resources.ofType<Policy & { Policies?: Policy[] }>(type));
  const policies = holders.filter(({ region }) => region === network.region).flatMap(({ properties }) => [properties, ...properties.Policies ?? []]);
  const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument?.Statement ?? []);
  const actions = statements.flatMap(({ Action }) => Action);
  const regions = statements.flatMap(({ Resource }) => Resource).flatMap((arn) => /^arn:aws:\w+:([a-z0-9-]+):/.exec(arn)?.[1] ?? []);
  const services = Object.entries(SERVICES).filter(([prefix]) => actions.some((action) => action.startsWith(`${prefix}:`))).map(([, service]) => service);
  return leaf(network.services, 'item services', [
    'AWS APIs', `in ${[...new Set([network.region, ...regions])].join(' and ')}`, ...wrap(services, 28), 'and anything else', 'on the internet',
  ]);
}
