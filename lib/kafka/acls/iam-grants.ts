/**
 * What an IAM policy allows on one kind of a cluster's resources.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/kafka-actions.html
 */
export interface IamPermission {
  /** Actions of `kafka-cluster`. */
  readonly actions: readonly string[];
  readonly resourceType: IamResourceType;
  /** A name, the beginning of names followed by `*`, or `*`. The cluster itself needs none. */
  readonly name?: string;
}

export type IamResourceType = 'cluster' | 'topic' | 'group' | 'transactional-id';

/** Lets a client log in, and nothing more. Every other action needs it. */
export const LOGIN: IamPermission = { actions: ['Connect'], resourceType: 'cluster' };

/**
 * Unlike Kafka's ACLs, IAM asks for the right to write idempotently on the cluster, which a Java producer does by default.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/create-iam-access-control-policies.html
 */
export function producePermissions(topics: string): IamPermission[] {
  return [
    { actions: ['Connect', 'WriteDataIdempotently'], resourceType: 'cluster' },
    { actions: ['DescribeTopic', 'WriteData'], resourceType: 'topic', name: topics },
  ];
}

/** Of topics alone: a consumer needs a group as well. */
export function readPermission(topics: string): IamPermission {
  return { actions: ['DescribeTopic', 'ReadData'], resourceType: 'topic', name: topics };
}

export function consumePermissions(topics: string, groups: string): IamPermission[] {
  return [
    LOGIN,
    readPermission(topics),
    { actions: ['DescribeGroup', 'AlterGroup'], resourceType: 'group', name: groups },
  ];
}

export function transactionPermissions(transactionalIds: string): IamPermission[] {
  return [LOGIN, { actions: ['DescribeTransactionalId', 'AlterTransactionalId'], resourceType: 'transactional-id', name: transactionalIds }];
}

/** Names, partitions, settings and offsets, and no record; how the cluster itself is only for who may describe everything. */
export function describePermissions(topics?: string, groups?: string): IamPermission[] {
  const everything = [topics, groups].every((name) => name === '*');
  return [
    everything ? { actions: ['Connect', 'DescribeCluster', 'DescribeClusterDynamicConfiguration'], resourceType: 'cluster' } : LOGIN,
    ...topics === undefined ? [] : [{ actions: ['DescribeTopic', 'DescribeTopicDynamicConfiguration'], resourceType: 'topic' as const, name: topics }],
    ...groups === undefined ? [] : [{ actions: ['DescribeGroup'], resourceType: 'group' as const, name: groups }],
  ];
}

/** Each of the rights needs DescribeTopic as well. */
export function topicManagementPermissions(topics: string): IamPermission[] {
  const actions = ['CreateTopic', 'DescribeTopic', 'DeleteTopic', 'DescribeTopicDynamicConfiguration', 'AlterTopicDynamicConfiguration'];
  return [LOGIN, { actions, resourceType: 'topic', name: topics }];
}

/** Everything that clients can do, on everything that the cluster has. */
export function administratorPermissions(): IamPermission[] {
  return [
    { actions: ['*'], resourceType: 'cluster' },
    ...(['topic', 'group', 'transactional-id'] as const).map((resourceType) => ({ actions: ['*'], resourceType, name: '*' })),
  ];
}

/** Says what a name must be that a policy would take for something else, or nothing. */
export function validatePolicyName(text: string): string | undefined {
  return /[?$]/.test(text) ? 'must be a name without ? and $, which do not stand for themselves in an IAM policy' : undefined;
}
