import { principalOf } from 'cdk-msk-georeplication/kafka';
import type { ClusterEnvironment } from '../../environment/check';

export const FORBIDDEN_TOPIC = 'rehearsal-forbidden';

/** For as long as something is tried there is a topic with an ACL, and so one that no other user may touch. */
export async function withForbiddenTopic<Result>(environment: ClusterEnvironment, tryIt: () => Promise<Result>): Promise<Result> {
  const control = environment.driver.controlPlane;
  try {
    await control.call('access.create', { topic: FORBIDDEN_TOPIC });
    await control.call('access.allow', { topic: FORBIDDEN_TOPIC, principal: principalOf('somebody-else') });
    return await tryIt();
  } finally {
    // What comes after finds the cluster as it was, without an ACL.
    await control.call('access.open');
    await control.call('access.delete', { topic: FORBIDDEN_TOPIC }).catch(() => undefined);
  }
}
