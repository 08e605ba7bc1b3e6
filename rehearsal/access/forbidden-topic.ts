import { principalOf } from '../../lib/kafka/acls';
import type { Stage } from '../proofs/proof';
import { compileAccessClient, controlPlane } from './access-client';

export const FORBIDDEN_TOPIC = 'rehearsal-forbidden';

/** For as long as something is tried there is a topic with an ACL, and so one that nobody else may touch. */
export async function withForbiddenTopic<Result>(stage: Stage, tryIt: () => Promise<Result>): Promise<Result> {
  const control = controlPlane(stage, await compileAccessClient(stage));
  try {
    await control.ask('create', { topic: FORBIDDEN_TOPIC });
    await control.ask('allow', { topic: FORBIDDEN_TOPIC, principal: principalOf('somebody-else') });
    return await tryIt();
  } finally {
    // What comes after finds the cluster as it was, without an ACL.
    await control.ask('open');
    await control.ask('delete', { topic: FORBIDDEN_TOPIC }).catch(() => undefined);
    control.kill();
  }
}
