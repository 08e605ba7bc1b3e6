import type { Side } from '../../../assembly/descriptions';
import { expect } from '../../proof';
import type { ReplicationProof, ReplicationStage } from '../proof';
import { secondsUntil } from '../waiting';
import { underFire } from './drill';

const PER_SECOND = 100;
const TIMEOUT = 150;

/** In Kafka's own words. */
const REFUSED = /SaslAuthenticationException|Authentication failed/;

const wrongPassword = (side: Side): ReplicationProof => ({
  promise: `drill: the wrong password for the ${side}, then the right one`,
  async run(stage) {
    const { mirrorMaker } = stage;
    const { endpoint } = stage[side].stage;
    const secretArn = mirrorMaker.description.secrets[side];
    let noticed = '';
    const { seen } = await underFire(stage, {
      name: `wrong-password-${side}`,
      perSecond: PER_SECOND,
      async fault() {
        await mirrorMaker.stop();
        const printed = (await mirrorMaker.lines()).length;
        const right = endpoint.changeSecret(secretArn, '');
        try {
          endpoint.changeSecret(secretArn, JSON.stringify({ ...JSON.parse(right), password: 'not-the-password' }));
          await mirrorMaker.start();
          noticed = await untilNoticed(stage);
          const named = (await mirrorMaker.lines()).slice(printed).filter((line) => REFUSED.test(line));
          expect(named.length > 0, 'no line of the log says that a login was refused');
        } finally {
          endpoint.changeSecret(secretArn, right);
        }
        // As ECS does with a task that is unhealthy.
        await mirrorMaker.kill();
        await mirrorMaker.start();
      },
    });
    return `${noticed}; ${seen}`;
  },
});

/** By the health command, or by the end of the process, after which ECS starts another. */
async function untilNoticed({ mirrorMaker }: ReplicationStage): Promise<string> {
  let what = '';
  const seconds = await secondsUntil('a sign that the password is wrong', TIMEOUT, async () => {
    const ended = mirrorMaker.tasks.filter(({ isRunning }) => !isRunning).length;
    const [complaint] = (await mirrorMaker.complaints()).filter((text) => /login/.test(text));
    what = ended > 0 ? 'the process ended' : complaint ?? '';
    return what !== '';
  });
  return `${what} after ${seconds.toFixed(0)} s`;
}

export const wrongPasswordForPrimary = wrongPassword('primary');
export const wrongPasswordForSecondary = wrongPassword('secondary');
