import { ClusterAuthorization, ScramMskCluster } from '../../lib';
import { check } from '../examples/nag';
import { ZonedStack } from '../stacks';

test('a closed cluster has no finding without a reason, and no reason without a finding', () => {
  const stack = new ZonedStack();
  new ScramMskCluster(stack, 'Kafka', { users: ['orders'], authorization: ClusterAuthorization.GRANTED_ONLY });
  const { open, idle } = check(stack);
  expect({ open, idle }).toEqual({ open: [], idle: [] });
});
