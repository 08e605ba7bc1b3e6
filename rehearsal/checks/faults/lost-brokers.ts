import type { Side } from '../../assembly/descriptions';
import type { ReplicationCheck } from '../../environment/replication-check';
import { pauseUnlessStopped } from '../../system/stopping';
import { withLoadDuring } from './fault';

const PER_SECOND = 300;
const DOWN_FOR = 10_000;
const FROZEN_FOR = 30_000;

const lostBroker = (side: Side): ReplicationCheck => ({
  id: `faults.lost-broker-of-${side}`,
  title: `a broker of the ${side} killed with -9 for ${DOWN_FOR / 1000} s`,
  async run(replication, timeLine) {
    const { cluster } = replication[side].environment;
    const { id } = cluster.brokers.at(-1)!;
    const { seen } = await withLoadDuring(replication, {
      name: `lost-broker-${side}`,
      perSecond: PER_SECOND,
      async inject() {
        timeLine.fault(`broker ${id} is killed`);
        await cluster.kill(id);
        await pauseUnlessStopped(DOWN_FOR);
        await cluster.restart(id);
        timeLine.recovery(`broker ${id} is back`);
      },
    }, timeLine);
    return `broker ${id}: ${seen}`;
  },
});

export const lostBrokerOfPrimary = lostBroker('primary');
export const lostBrokerOfSecondary = lostBroker('secondary');

/** Network namespaces would need root: brokers that hang are for MirrorMaker what a link is that carries nothing. */
export const silentPrimary: ReplicationCheck = {
  id: 'faults.silent-primary',
  title: `nothing comes from the primary for ${FROZEN_FOR / 1000} s (its brokers are frozen with SIGSTOP)`,
  async run(replication, timeLine) {
    const { cluster } = replication.primary.environment;
    const { seen } = await withLoadDuring(replication, {
      name: 'silent-primary',
      perSecond: PER_SECOND,
      async inject() {
        timeLine.fault('the brokers of the primary are frozen');
        cluster.brokers.forEach(({ id }) => cluster.freeze(id));
        await pauseUnlessStopped(FROZEN_FOR);
        // Also when it was stopped meanwhile.
        cluster.brokers.forEach(({ id }) => cluster.thaw(id));
        timeLine.recovery('they go on');
      },
    }, timeLine);
    return seen;
  },
};
