import { setTimeout as pause } from 'node:timers/promises';
import type { Side } from '../../../assembly/descriptions';
import type { ReplicationProof } from '../proof';
import { underFire } from './drill';

const PER_SECOND = 300;
const DOWN_FOR = 10_000;
const FROZEN_FOR = 30_000;

const lostBroker = (side: Side): ReplicationProof => ({
  promise: `drill: a broker of the ${side} killed with -9 for ${DOWN_FOR / 1000} s`,
  async run(stage) {
    const { cluster } = stage[side].stage;
    const { id } = cluster.brokers.at(-1)!;
    const { seen } = await underFire(stage, {
      name: `lost-broker-${side}`,
      perSecond: PER_SECOND,
      async fault() {
        await cluster.kill(id);
        await pause(DOWN_FOR);
        await cluster.restart(id);
      },
    });
    return `broker ${id}: ${seen}`;
  },
});

export const lostBrokerOfPrimary = lostBroker('primary');
export const lostBrokerOfSecondary = lostBroker('secondary');

/** Network namespaces would need root: brokers that hang are for MirrorMaker what a link is that carries nothing. */
export const silentPrimary: ReplicationProof = {
  promise: `drill: nothing comes from the primary for ${FROZEN_FOR / 1000} s (its brokers are frozen with SIGSTOP)`,
  async run(stage) {
    const { cluster } = stage.primary.stage;
    const { seen } = await underFire(stage, {
      name: 'silent-primary',
      perSecond: PER_SECOND,
      async fault() {
        cluster.brokers.forEach(({ id }) => cluster.freeze(id));
        await pause(FROZEN_FOR);
        cluster.brokers.forEach(({ id }) => cluster.thaw(id));
      },
    });
    return seen;
  },
};
