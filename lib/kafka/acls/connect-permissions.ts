import { producePermissions, readPermission, type IamPermission } from './iam-grants';

/** The topics of its workers for offsets, settings and states, and the groups in which they find each other or read. */
export const WORKER_PERMISSIONS: readonly IamPermission[] = [
  { actions: ['CreateTopic', 'WriteData', 'ReadData', 'DescribeTopic'], resourceType: 'topic', name: '__amazon_msk_connect_*' },
  { actions: ['AlterGroup', 'DescribeGroup'], resourceType: 'group', name: '__amazon_msk_connect_*' },
  { actions: ['AlterGroup', 'DescribeGroup'], resourceType: 'group', name: 'connect-*' },
];

/**
 * What a connector of Amazon MSK Connect needs on its cluster.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-service-execution-role.html
 * @param reads topics, as in a grant
 * @param writes topics, as in a grant
 */
export function connectorPermissions(reads: readonly string[], writes: readonly string[]): IamPermission[] {
  return [
    { actions: ['Connect', 'DescribeCluster'], resourceType: 'cluster' },
    ...WORKER_PERMISSIONS,
    ...reads.map(readPermission),
    ...writes.flatMap(producePermissions),
  ];
}
