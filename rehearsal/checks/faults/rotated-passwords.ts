import type { Side } from '../../assembly/descriptions';
import { Supervisor } from '../../hosts/mirror-maker/supervisor';
import { RotatedUser } from '../../environment/rotated-user';
import { assert } from '../../system/assert';
import type { ReplicationCheck, ReplicationEnvironment } from '../../environment/replication-check';
import { DRILL_TOPIC, PARTITIONS } from '../../environment/topics';
import type { TimeLineRecorder } from '../../report/time-line-recorder';
import { secondsUntil } from '../../environment/waiting';
import { limitWith, withLoadDuring } from './fault';
import type { Watch } from './watch';

const PER_SECOND = 200;

const INTERVAL = 'WATCH_SECRETS_SECONDS';

/** So that the rehearsal need not wait; each look is a process or two. */
const SHORT = { [INTERVAL]: '5' };

/** To look, to stop in order, to look up everything anew and to copy again. */
const REPLACEMENT_TIMEOUT = 300;

/** For processes that have read the secrets, three times, and for a flow between. */
const LOOKS = 4;

/** Until those that were just started have their tasks again. */
const HEALTH_TIMEOUT = 120;

/** As watch-secrets.sh says it, and as Kafka does. */
const NOTICED = /^watch-secrets\.sh: the secret for \w+, .* has another value/;
const REFUSED = /SaslAuthenticationException|Authentication failed/;

export const rotatedPasswords: ReplicationCheck = {
  id: 'faults.rotated-passwords',
  title: "MirrorMaker's passwords are rotated on both sides while records flow, nothing is missing",
  appliesTo: (replication) => sidesOf(replication).length > 0,
  skipReason: ({ mirrorMaker }) => INTERVAL in mirrorMaker.description.environment ? undefined : 'restartOnSecretChange is off: MirrorMaker gets a password by a deploy only',
  breaksMirrorMaker: true,
  limit: limitWith(...Array.from({ length: LOOKS }, () => REPLACEMENT_TIMEOUT), HEALTH_TIMEOUT),
  async run(replication, timeLine) {
    const { mirrorMaker } = replication;
    const before = await mirrorMaker.lines();
    const sides = sidesOf(replication);
    const users = sides.map((side) => RotatedUser.start(replication[side].environment, mirrorMaker.description.secrets[side]));
    let replaced = 0;
    try {
      const { seen } = await withLoadDuring(replication, {
        name: 'rotated-passwords',
        perSecond: PER_SECOND,
        async inject(watch) {
          replaced = await rotateTwice(replication, users, watch, timeLine);
        },
      }, timeLine);
      assert(users.every(({ hasWaited }) => hasWaited), 'the brokers knew each new password at once: nothing was waited for');
      const lines = await mirrorMaker.lines();
      const added = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length - before.filter((line) => pattern.test(line)).length;
      assert(added(NOTICED) === replaced, `${replaced} processes ended, and ${added(NOTICED)} lines say that a secret has another value`);
      assert(added(REFUSED) === 0, `${added(REFUSED)} lines say that a login was refused`);
      await secondsUntil('a health command without an error', HEALTH_TIMEOUT, async () => (await mirrorMaker.healthErrors()).length === 0);
      return `${sides.join(' and ')}, twice each, once with brokers that get it late: ${replaced} processes ended themselves, each with one line in the log, no login was refused, `
        + `the first passwords are; ${seen}; looked every ${SHORT[INTERVAL]} s here, ${mirrorMaker.description.environment[INTERVAL]} s in the template`;
    } finally {
      await Promise.all(users.map((user) => user.stop()));
    }
  },
};

/** Those on which MirrorMaker's user is rotated. */
function sidesOf({ mirrorMaker, ...ends }: ReplicationEnvironment): Side[] {
  return (['primary', 'secondary'] as const).filter((side) =>
    ends[side].environment.description.rotations?.some(({ secretArn }) => secretArn === mirrorMaker.description.secrets[side]));
}

/**
 * The first rotation meets a deploy, the second one a MirrorMaker that copies, with brokers that get the password late: what is measured
 * from then on is what one rotation costs. Gives how many processes were replaced.
 */
async function rotateTwice({ mirrorMaker, flow }: ReplicationEnvironment, users: readonly RotatedUser[], watch: Watch, timeLine: TimeLineRecorder): Promise<number> {
  const { tasks } = mirrorMaker;
  const allHaveReadSince = (time: number) => secondsUntil('processes that have read the secrets', REPLACEMENT_TIMEOUT, async () =>
    (await Promise.all(tasks.map((task) => task.hasLookedUpSince(time)))).every(Boolean));
  const prepareAll = (propagation: 'at once' | 'late') => Promise.all(users.map((user) => user.prepareRotation(propagation)));
  // At one moment, so that a process finds two new passwords or none.
  const finishAll = (finishes: readonly (() => Promise<void>)[]) => Promise.all(finishes.map((finish) => finish()));
  const first = users.map(({ current }) => current);

  const deployed = Date.now();
  const [firstRotation] = await Promise.all([
    prepareAll('at once'),
    mirrorMaker.redeploy({}, SHORT).then(() => allHaveReadSince(deployed)),
  ]);
  await finishAll(firstRotation);
  timeLine.step('the first rotation is finished');
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
    timeLine.fault('the second rotation is finished: the passwords in use are the former ones');
    await finishAll(secondRotation);
    isOver = true;
    await allHaveReadSince(Date.now());
    timeLine.recovery('every process has the new ones');
  } finally {
    await supervisor.stop();
  }
  await Promise.all(users.map((user, index) => user.assertRefused(first[index]!, flow.nameAtTarget(DRILL_TOPIC))));
  return supervisor.replaced;
}
