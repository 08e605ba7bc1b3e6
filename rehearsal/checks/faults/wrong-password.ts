import type { Side } from '../../assembly/descriptions';
import { assert } from '../../system/assert';
import type { ReplicationCheck, ReplicationEnvironment } from '../../environment/replication-check';
import { secondsUntil } from '../../environment/waiting';
import { limitWith, withLoadDuring } from './fault';

const PER_SECOND = 100;
const TIMEOUT = 150;

/** In Kafka's own words. */
const REFUSED = /SaslAuthenticationException|Authentication failed/;

const wrongPassword = (side: Side): ReplicationCheck => ({
  id: `faults.wrong-password-of-${side}`,
  title: `the wrong password for the ${side}, then the right one`,
  breaksMirrorMaker: true,
  limit: limitWith(TIMEOUT),
  async run(replication, timeLine) {
    const { mirrorMaker } = replication;
    const { endpoint } = replication[side].environment;
    const secretArn = mirrorMaker.description.secrets[side];
    let noticed = '';
    const { seen } = await withLoadDuring(replication, {
      name: `wrong-password-${side}`,
      perSecond: PER_SECOND,
      async inject() {
        await mirrorMaker.stop();
        const printed = (await mirrorMaker.lines()).length;
        const right = endpoint.changeSecret(secretArn, '');
        try {
          endpoint.changeSecret(secretArn, JSON.stringify({ ...JSON.parse(right), password: 'not-the-password' }));
          timeLine.fault('MirrorMaker starts with the wrong password');
          await mirrorMaker.start();
          noticed = await untilNoticed(replication);
          timeLine.step('that is noticed');
          const named = (await mirrorMaker.lines()).slice(printed).filter((line) => REFUSED.test(line));
          assert(named.length > 0, 'no line of the log says that a login was refused');
        } finally {
          endpoint.changeSecret(secretArn, right);
          // As ECS does with a task that is unhealthy.
          await mirrorMaker.kill();
          timeLine.step('it starts with the right one');
          await mirrorMaker.start();
        }
      },
    }, timeLine);
    return `${noticed}; ${seen}`;
  },
});

/** By the health command, or by the end of the process, after which ECS starts another. */
async function untilNoticed({ mirrorMaker }: ReplicationEnvironment): Promise<string> {
  let what = '';
  const seconds = await secondsUntil('a sign that the password is wrong', TIMEOUT, async () => {
    const ended = mirrorMaker.tasks.filter(({ isRunning }) => !isRunning).length;
    const [healthError] = (await mirrorMaker.healthErrors()).filter((text) => /login/.test(text));
    what = ended > 0 ? 'the process ended' : healthError ?? '';
    return what !== '';
  });
  return `${what} after ${seconds.toFixed(0)} s`;
}

export const wrongPasswordForPrimary = wrongPassword('primary');
export const wrongPasswordForSecondary = wrongPassword('secondary');
