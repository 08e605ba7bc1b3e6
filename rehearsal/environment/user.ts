import { Workload } from '../drivers/kafka/workload';
import type { ClusterEnvironment } from './check';

/** The first user of a cluster. While no ACL closes the cluster, it may do everything. */
export function userOf({ description, driver, endpoint }: Pick<ClusterEnvironment, 'description' | 'driver' | 'endpoint'>): Workload {
  return new Workload(driver.logIn(JSON.parse(endpoint.secretString(description.users[0]!.secretArn))));
}
