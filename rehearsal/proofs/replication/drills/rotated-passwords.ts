import type { Side } from '../../../assembly/descriptions';
import { Supervisor } from '../../../mirror-maker/supervisor';
import { RotatedUser } from '../../../rotation/rotated-user';
import { expect } from '../../proof';
import type { ReplicationProof, ReplicationStage } from '../proof';
import { DRILLS, PARTITIONS } from '../topics';
import { secondsUntil } from '../waiting';
import { underFire } from './drill';
import type { Watch } from './watch';

const PER_SECOND = 200;

const INTERVAL = 'WATCH_SECRETS_SECONDS';

/** For somebody who waits; each look is a process or two. */
const SHORT = { [INTERVAL]: '5' };

/** To look, to stop in order, to look up everything anew and to copy again. */
const REPLACEMENT_TIMEOUT = 300;

/** Until the work is shared again among those that were just started. */
const HEALTH_TIMEOUT = 120;

/** As watch-secrets.sh says it, and as Kafka does. */
const NOTICED = /^watch-secrets\.sh: the secret for \w+, .* has another value/;
const REFUSED = /SaslAuthenticationException|Authentication failed/;

export const rotatedPasswords: ReplicationProof = {
  promise: "drill: MirrorMaker's passwords are rotated on both sides while records flow, nothing is missing",
  appliesTo: (stage) => sidesOf(stage).length > 0,
  obstacle: ({ mirrorMaker }) => INTERVAL in mirrorMaker.description.environment ? undefined : 'restartOnSecretChange is off: MirrorMaker learns a password from a deploy only',
  async run(stage) {
    const { mirrorMaker } = stage;
    const before = await mirrorMaker.lines();
    const sides = sidesOf(stage);
    const users = await Promise.all(sides.map((side) => RotatedUser.start(stage[side].stage, mirrorMaker.description.secrets[side])));
    let replaced = 0;
    try {
      const { seen } = await underFire(stage, {
        name: 'rotated-passwords',
        perSecond: PER_SECOND,
        async fault(watch) {
          replaced = await rotateTwice(stage, users, watch);
        },
      });
      expect(users.every(({ hasWaited }) => hasWaited), 'the brokers knew each new password at once: nothing was waited for');
      const lines = await mirrorMaker.lines();
      const added = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length - before.filter((line) => pattern.test(line)).length;
      expect(added(NOTICED) === replaced, `${replaced} processes ended, and ${added(NOTICED)} lines say that a secret has another value`);
      expect(added(REFUSED) === 0, `${added(REFUSED)} lines say that a login was refused`);
      await secondsUntil('a health command without a complaint', HEALTH_TIMEOUT, async () => (await mirrorMaker.complaints()).length === 0);
      return `${sides.join(' and ')}, twice each, once with brokers that learn late: ${replaced} processes ended themselves, each with one line in the log, no login was refused, `
        + `the first passwords are; ${seen}; looked every ${SHORT[INTERVAL]} s here, ${mirrorMaker.description.environment[INTERVAL]} s in the template`;
    } finally {
      await Promise.all(users.map((user) => user.stop()));
    }
  },
};

/** Those on which MirrorMaker's user is rotated. */
function sidesOf({ mirrorMaker, ...ends }: ReplicationStage): Side[] {
  return (['primary', 'secondary'] as const).filter((side) =>
    ends[side].stage.description.rotations?.some(({ secretArn }) => secretArn === mirrorMaker.description.secrets[side]));
}

/**
 * The first rotation meets a deploy, the second one a MirrorMaker that copies, with brokers that learn late: what is measured
 * from then on is what one rotation costs. Gives how many processes were replaced.
 */
async function rotateTwice({ mirrorMaker, flow }: ReplicationStage, users: readonly RotatedUser[], watch: Watch): Promise<number> {
  const { tasks } = mirrorMaker;
  const allHaveReadSince = (time: number) => secondsUntil('processes that have read the secrets', REPLACEMENT_TIMEOUT, async () =>
    (await Promise.all(tasks.map((task) => task.hasLookedUpSince(time)))).every(Boolean));
  const prepareAll = (brokersLearn: 'at once' | 'late') => Promise.all(users.map((user) => user.prepareRotation(brokersLearn)));
  // At one moment, so that a process finds two new passwords or none.
  const finishAll = (finishes: readonly (() => Promise<void>)[]) => Promise.all(finishes.map((finish) => finish()));
  const first = users.map(({ current }) => current);

  const deployed = Date.now();
  const [firstRotation] = await Promise.all([
    prepareAll('at once'),
    mirrorMaker.redeploy({}, SHORT).then(() => allHaveReadSince(deployed)),
  ]);
  await finishAll(firstRotation);
  let isOver = false;
  // Who is started last may look as seldom as the template says.
  const supervisor = new Supervisor(tasks, () => isOver ? {} : SHORT);
  try {
    await allHaveReadSince(Date.now());
    const [secondRotation] = await Promise.all([
      prepareAll('late'),
      watch.untilAllGrow(PER_SECOND / PARTITIONS, REPLACEMENT_TIMEOUT),
    ]);
    watch.begin();
    await finishAll(secondRotation);
    isOver = true;
    await allHaveReadSince(Date.now());
  } finally {
    await supervisor.stop();
  }
  await Promise.all(users.map((user, index) => user.expectRefused(first[index]!, flow.nameAtTarget(DRILLS))));
  return supervisor.replaced;
}
