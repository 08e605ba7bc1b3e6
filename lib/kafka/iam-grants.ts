/**
 * What an IAM policy allows on one kind of a cluster's resources.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/kafka-actions.html
 */
export interface IamAllowance {
  /** Actions of `kafka-cluster`. */
  readonly actions: readonly string[];
  readonly resourceType: IamResourceType;
  /** A name, the beginning of names followed by `*`, or `*`. The cluster itself needs none. */
  readonly name?: string;
}

export type IamResourceType = 'cluster' | 'topic' | 'group' | 'transactional-id';

/** Lets somebody log in, and nothing more. Every other action needs it. */
export const LOGIN: IamAllowance = { actions: ['Connect'], resourceType: 'cluster' };

/**
 * Unlike Kafka's ACLs, IAM asks for the right to write idempotently on the cluster, which a Java producer does by default.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/create-iam-access-control-policies.html
 */
export function produceAllowances(topics: string): IamAllowance[] {
  return [
    { actions: ['Connect', 'WriteDataIdempotently'], resourceType: 'cluster' },
    { actions: ['DescribeTopic', 'WriteData'], resourceType: 'topic', name: topics },
  ];
}

/** Of topics alone: a consumer needs a group as well. */
export function readAllowance(topics: string): IamAllowance {
  return { actions: ['DescribeTopic', 'ReadData'], resourceType: 'topic', name: topics };
}

export function consumeAllowances(topics: string, groups: string): IamAllowance[] {
  return [
    LOGIN,
    readAllowance(topics),
    { actions: ['DescribeGroup', 'AlterGroup'], resourceType: 'group', name: groups },
  ];
}

export function transactionAllowances(transactionalIds: string): IamAllowance[] {
  return [LOGIN, { actions: ['DescribeTransactionalId', 'AlterTransactionalId'], resourceType: 'transactional-id', name: transactionalIds }];
}

/** Everything that clients can do, on everything that the cluster has. */
export function administratorAllowances(): IamAllowance[] {
  return [
    { actions: ['*'], resourceType: 'cluster' },
    ...(['topic', 'group', 'transactional-id'] as const).map((resourceType) => ({ actions: ['*'], resourceType, name: '*' })),
  ];
}

/** Says what a name must be that a policy would take for something else, or nothing. */
export function faultOfPolicyName(text: string): string | undefined {
  return /[?$]/.test(text) ? 'must be a name without ? and $, which do not stand for themselves in an IAM policy' : undefined;
}
