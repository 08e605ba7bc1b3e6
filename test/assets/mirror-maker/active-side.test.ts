import type { ChildProcess } from 'node:child_process';
import { existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Container, PRIMARY_PASSWORD, SECONDARY_PASSWORD } from './container';

const STOPPED_IN_ORDER = 143;
const ENDED_BY_ITSELF = 7;
const NAME = '/orders/active-side';

let container: Container;

beforeEach(() => {
  container = new Container();
  container.set('ACTIVE_SIDE_PARAMETER', NAME);
  container.set('ACTIVE_SIDE_SECONDS', '10');
  says('primary', 'primary');
  aws();
  whileItWaits();
  mirrorMaker('true');
});
afterEach(() => container.remove());

/** What the parameters of both Regions say. */
function says(primary: string, secondary: string): void {
  container.write('sides/us-east-1', primary);
  container.write('sides/us-east-2', secondary);
}

/** A stand-in that answers for parameters what is in a file: an error, or a value. All else is answered as ever. */
function aws(): void {
  container.stub('aws-of-secrets', '');
  container.aws();
  const secrets = container.read('stubs/aws').split('\n').slice(1).join('\n');
  container.stub('aws', `
    if [[ $* != *' ssm '* ]]; then
      ${secrets}
    else
      echo "$*" >>"$MIRROR_MAKER_ROOT/calls/ssm"
      if [[ $2 == us-east-1 && -f "$MIRROR_MAKER_ROOT/sides/while-asked" ]]; then
        source "$MIRROR_MAKER_ROOT/sides/while-asked"
        rm "$MIRROR_MAKER_ROOT/sides/while-asked"
      fi
      side=$(cat "$MIRROR_MAKER_ROOT/sides/$2")
      if [[ $side == *error* || $side == *Could* ]]; then echo "$side" >&2; exit 254; fi
      echo "$side"
    fi`);
}

/** One that notes a signal, and ends by itself when a command says so. */
function mirrorMaker(ends: string, onTerm = `exit ${STOPPED_IN_ORDER}`): void {
  container.stub('opt/kafka/bin/kafka-run-class.sh', `
    trap 'echo TERM >>"$MIRROR_MAKER_ROOT/calls/signals"; ${onTerm}' TERM
    env >"$MIRROR_MAKER_ROOT/calls/environment"
    cp -r "$MIRROR_MAKER_ROOT/run/mirror-maker" "$MIRROR_MAKER_ROOT/calls/files"
    echo started >>"$MIRROR_MAKER_ROOT/calls/starts"
    for ((turn = 0; turn < 500; turn++)); do
      if ${ends}; then exit ${ENDED_BY_ITSELF}; fi
      /bin/sleep 0.02
    done`);
}

/** Something that happens while the script waits the nth time between two looks. */
function whileItWaits(events: Record<number, string> = {}, until = 'true'): void {
  container.stub('sleep', `
    if [[ $1 == 1 ]]; then /bin/sleep 0.01; exit; fi
    until ${until}; do /bin/sleep 0.01; done
    echo "$1" >>"$MIRROR_MAKER_ROOT/calls/sleep"
    turn=$(wc -l <"$MIRROR_MAKER_ROOT/calls/sleep")
    # What waits for ever ends here, and fails.
    ((turn < 200)) || exit 1
    case $turn in
      ${Object.entries(events).map(([turn, event]) => `${turn}) ${event} ;;`).join('\n      ')}
    esac
    /bin/sleep 0.01`);
}

const writes = (region: string, text: string) => `echo ${JSON.stringify(text)} >"$MIRROR_MAKER_ROOT/sides/${region}"`;
const both = (text: string) => `${writes('us-east-1', text)}; ${writes('us-east-2', text)}`;
const waited = (turns: number) => `(($(cat "$MIRROR_MAKER_ROOT/calls/sleep" 2>/dev/null | wc -l) >= ${turns}))`;
const start = () => container.run('entry.sh');
const linesOf = (text: string) => text.split('\n').filter((line) => line !== '' && !line.includes(' is at '));
const AGREES = 'entry.sh: no longer stands by: begins to copy';
const GONE = 'Could not connect to the endpoint URL: "https://ssm.us-east-1.amazonaws.com/"';
const FAR_SILENT = `entry.sh: us-east-1 does not answer which side is active, us-east-2 alone decides: ${GONE}`;
const NOT_FOUND = 'An error occurred (ParameterNotFound) when calling the GetParameter operation: not there';
const DENIED = 'An error occurred (AccessDeniedException) when calling the GetParameter operation: not authorized';

test('copies while the side that it copies from is active, and says nothing of it', () => {
  const { status, stdout, stderr } = start();

  expect({ status, said: linesOf(stdout), stderr }).toEqual({ status: ENDED_BY_ITSELF, said: [], stderr: '' });
  expect(container.calls('ssm').slice(0, 2)).toEqual(['us-east-2', 'us-east-1'].map((region) =>
    `--region ${region} --output text --cli-connect-timeout 5 --cli-read-timeout 10 ssm get-parameter --name ${NAME} --query Parameter.Value`));
});

test('asks nobody where no parameter is given', () => {
  container.set('ACTIVE_SIDE_PARAMETER');

  expect(start().status).toBe(ENDED_BY_ITSELF);
  expect(container.calls('ssm')).toEqual([]);
});

test.each([
  ['the other side is active', 'secondary', 'secondary', 'secondary is the active side: copies only while primary is'],
  ['the Regions do not agree, and its own says no', 'primary', 'secondary', 'secondary is the active side: copies only while primary is'],
  ['its own says yes alone', 'secondary', 'primary', `the Regions do not agree which side is active, ${NAME} says 'primary' in us-east-2 and 'secondary' in us-east-1`],
  ['both are active, under identical names', 'both', 'both', "both sides are active, and records that keep their topic's name would go round for ever: copies only while primary alone is"],
  ['neither is named', 'Primary', 'Primary', `${NAME} must be primary, secondary or both, got 'Primary' in us-east-2`],
  ['the value is long', 'x'.repeat(50), 'x'.repeat(50), `${NAME} must be primary, secondary or both, got '${'x'.repeat(40)}' in us-east-2`],
  ['its own Region has no parameter', 'primary', NOT_FOUND, `cannot read which side is active, ${NAME} in us-east-2: ${NOT_FOUND}`],
  ['its own Region does not answer', 'primary', GONE, `cannot read which side is active, ${NAME} in us-east-2: ${GONE}`],
  ['the other Region has no parameter', NOT_FOUND, 'primary', `cannot read which side is active, ${NAME} in us-east-1: ${NOT_FOUND}`],
  ['the other Region will not tell', DENIED, 'primary', `cannot read which side is active, ${NAME} in us-east-1: ${DENIED}`],
  ['the other Region is gone, and its own says no', GONE, 'secondary', 'secondary is the active side: copies only while primary is'],
])('stands by while %s, says why in one line, and begins as soon as it may', (_, primary, secondary, reason) => {
  says(primary, secondary);
  // Not before it was seen that it did not start.
  whileItWaits({ 3: `${both('primary')}; cat "$MIRROR_MAKER_ROOT/run/mirror-maker/standing-by" >"$MIRROR_MAKER_ROOT/calls/reason"; cat "$MIRROR_MAKER_ROOT/calls/starts" >"$MIRROR_MAKER_ROOT/calls/early" 2>/dev/null` });
  const { status, stdout, stderr } = start();

  expect({ status, said: linesOf(stdout), stderr }).toEqual({ status: ENDED_BY_ITSELF, said: [`entry.sh: stands by: ${reason}`, AGREES], stderr: '' });
  expect(container.calls('reason')).toEqual([reason]);
  expect(container.calls('early')).toEqual([]);
  expect(container.calls('starts')).toEqual(['started']);
});

test('says another reason again', () => {
  says('secondary', 'primary');
  whileItWaits({ 2: both('secondary'), 4: both('primary') });

  expect(linesOf(start().stdout)).toEqual([expect.stringContaining('do not agree'), expect.stringContaining('secondary is the active side'), AGREES]);
});

test('copies while the Region that it copies from is gone, as long as its own says so', () => {
  says(GONE, 'primary');
  const { stdout, stderr } = start();

  expect({ said: linesOf(stdout), warned: linesOf(stderr) }).toEqual({ said: [], warned: [FAR_SILENT] });
  expect(container.calls('starts')).toEqual(['started']);
});

test('does not ask the other Region while its own says no', () => {
  says(GONE, 'secondary');
  whileItWaits({ 3: both('primary') });
  start();

  expect(container.calls('ssm').slice(0, 4).map((call) => call.split(' ')[1])).toEqual(['us-east-2', 'us-east-2', 'us-east-2', 'us-east-2']);
});

test('waits for an answer no longer than twenty seconds', () => {
  whileItWaits({ 1: both('primary') });
  says('primary', 'slow');
  // Of the twenty seconds the test has a fifth of one.
  container.stub('timeout', 'echo "$1 $2 $3" >>"$MIRROR_MAKER_ROOT/calls/timeout"; exec /usr/bin/timeout "$1" "$2" 0.2 "${@:4}"');
  const stub = container.read('stubs/aws').split('\n').slice(1).join('\n');
  container.stub('aws', `[[ $* != *' ssm '* || $(cat "$MIRROR_MAKER_ROOT/sides/$2") != slow ]] || exec /bin/sleep 5\n${stub}`);

  expect(linesOf(start().stdout)).toEqual([`entry.sh: stands by: cannot read which side is active, ${NAME} in us-east-2: no answer within 20 s`, AGREES]);
  expect(new Set(container.calls('timeout'))).toEqual(new Set(['-k 5 20']));
});

test('copies while both sides are active, where names have prefixes', () => {
  container.set('ACTIVE_SIDE_BOTH', 'true');
  says('both', 'both');

  expect(linesOf(start().stdout)).toEqual([]);
});

test('the flow back asks beside the primary, and copies while the secondary is active', () => {
  container.set('MIRROR_MAKER_TARGET', 'primary');
  whileItWaits({ 2: both('secondary') });

  expect(linesOf(start().stdout)).toEqual(['entry.sh: stands by: primary is the active side: copies only while secondary is', AGREES]);
  expect(container.calls('ssm')[0]).toContain('--region us-east-1 ');
});

test('looks up brokers and credentials when it has stood by, not before, and has the whole time for it', () => {
  says('secondary', 'secondary');
  container.set('LOOK_UP_TIMEOUT_SECONDS', '2');
  whileItWaits({ 1: 'cp "$MIRROR_MAKER_ROOT/calls/aws" "$MIRROR_MAKER_ROOT/calls/early" 2>/dev/null; /bin/sleep 2.1', 2: both('primary') });
  container.write('refuse-once', '');
  const stub = container.read('stubs/aws').split('\n').slice(1).join('\n');
  container.stub('aws', `
    if [[ $* != *' ssm '* && -f $MIRROR_MAKER_ROOT/refuse-once ]]; then rm "$MIRROR_MAKER_ROOT/refuse-once"; echo 'An error occurred (ThrottlingException)' >&2; exit 254; fi
    ${stub}`);

  expect(start().status).toBe(ENDED_BY_ITSELF);
  expect(container.calls('early')).toEqual([]);
});

describe('while it copies', () => {
  const never = 'false';
  const whileItCopies = (events: Record<number, string>) => whileItWaits(events, '[[ -f $MIRROR_MAKER_ROOT/calls/starts ]]');

  test.each([
    ['another side is active', both('secondary'), 'secondary is the active side: copies only while primary is'],
    ['its own Region says so alone', writes('us-east-2', 'secondary'), 'secondary is the active side: copies only while primary is'],
    ['the other Region says so alone', writes('us-east-1', 'secondary'), 'the Regions do not agree which side is active'],
    ['its own parameter is deleted', writes('us-east-2', NOT_FOUND), 'ParameterNotFound'],
    ['the right to read is taken', writes('us-east-1', DENIED), 'AccessDeniedException'],
  ])('it is ended in order when %s, with one line', (_, event, reason) => {
    whileItCopies({ 3: event });
    mirrorMaker(never);
    const { status, stdout } = start();

    expect(status).toBe(STOPPED_IN_ORDER);
    expect(container.calls('signals')).toEqual(['TERM']);
    expect(linesOf(stdout)).toEqual([expect.stringMatching(/^entry\.sh: .*: ends MirrorMaker, the next one stands by$/)]);
    expect(stdout).toContain(reason);
  });

  test('it copies on while the Region that it copies from is gone, and says once that it is, and that it is back', () => {
    whileItCopies({ 2: writes('us-east-1', GONE), 5: writes('us-east-1', 'primary') });
    mirrorMaker(waited(8));
    const { status, stdout, stderr } = start();

    expect({ status, said: linesOf(stdout), warned: linesOf(stderr) })
      .toEqual({ status: ENDED_BY_ITSELF, said: ['entry.sh: us-east-1 answers again which side is active'], warned: [FAR_SILENT] });
  });

  test('whoever watches goes on when a pause fails', () => {
    whileItCopies({ 2: 'exit 1', 4: both('secondary') });
    mirrorMaker(never);

    expect(start().status).toBe(STOPPED_IN_ORDER);
  });

  test('the minute without an answer begins with the look before', () => {
    container.set('ACTIVE_SIDE_PATIENCE', '3');
    whileItCopies({ 2: writes('us-east-1', 'slow'), 3: both(GONE) });
    const stub = container.read('stubs/aws').split('\n').slice(1).join('\n');
    // The other Region answers after four seconds, when what its own one said is older than the patience.
    container.stub('aws', `
      if [[ $* == *' ssm '* && $(cat "$MIRROR_MAKER_ROOT/sides/$2") == slow ]]; then /bin/sleep 4; echo primary; exit; fi
      ${stub}`);
    mirrorMaker(never);
    const { status, stderr } = start();

    expect({ status, stderr }).toEqual({ status: STOPPED_IN_ORDER, stderr: '' });
  });

  test('without an answer of its own Region it copies on for a while, says so once, and goes on when there is one', () => {
    whileItCopies({ 2: writes('us-east-2', GONE), 6: writes('us-east-2', 'primary') });
    mirrorMaker(waited(9));
    const { status, stderr } = start();

    expect(status).toBe(ENDED_BY_ITSELF);
    expect(linesOf(stderr)).toEqual([`entry.sh: cannot read which side is active, ${NAME} in us-east-2: ${GONE}: copies on for 60 s at most`]);
  });

  test('without one for longer it is ended', () => {
    container.set('ACTIVE_SIDE_PATIENCE', '1');
    whileItCopies({ 2: writes('us-east-2', GONE) });
    mirrorMaker(never);

    expect(start().status).toBe(STOPPED_IN_ORDER);
  });

  test('it is killed if it does not end within a minute', () => {
    whileItCopies({ 2: both('secondary') });
    mirrorMaker(never, ':');

    expect(start().status).toBe(null);
    expect(container.calls('signals')).toEqual(['TERM']);
  });

  test('whoever watches ends with it, and knows no password', () => {
    whileItCopies({ 2: 'env >"$MIRROR_MAKER_ROOT/calls/watcher"' });
    mirrorMaker(waited(4));

    // It holds the output open as long as it runs.
    expect(start().status).toBe(ENDED_BY_ITSELF);
    expect(container.calls('signals')).toEqual([]);
    expect(container.read('calls/watcher')).toContain('PRIMARY_SECRET_ARN');
    expect([PRIMARY_PASSWORD, SECONDARY_PASSWORD].filter((password) => container.read('calls/watcher').includes(password))).toEqual([]);
  });
});

describe('its health', () => {
  const health = () => container.run('health.sh');
  const silent = () => container.stub('curl', 'echo "curl: (7) Failed to connect" >&2; exit 7');
  const looked = (secondsAgo: number) => {
    container.write('run/mirror-maker/looked', '');
    const then = Date.now() / 1000 - secondsAgo;
    utimesSync(join(container.root, 'run/mirror-maker/looked'), then, then);
  };

  test('is good while it stands by, with the reason', () => {
    silent();
    container.write('run/mirror-maker/standing-by', 'secondary is the active side\n');

    expect(health()).toEqual({ status: 0, stdout: 'standing by: secondary is the active side\n', stderr: '' });
  });

  test('is good for five minutes after it has stood by, as in those after the start of a container', () => {
    silent();
    looked(10);
    const now = Math.floor(Date.now() / 1000);
    container.write('run/mirror-maker/stood-by-until', `${now - 200}\n`);
    expect(health()).toEqual({ status: 0, stdout: 'starting: no answer from the exporter: curl: (7) Failed to connect\n', stderr: '' });

    container.write('run/mirror-maker/stood-by-until', `${now - 301}\n`);
    expect(health()).toEqual({ status: 1, stdout: 'unhealthy: no answer from the exporter: curl: (7) Failed to connect\n', stderr: '' });
  });

  test('is bad when nobody looks any more which side is active', () => {
    container.write('run/mirror-maker/mm2.properties', '');
    container.stub('curl', 'echo "mirror_maker_connectors 3.0"');
    const unfenced = { status: 1, stdout: 'unhealthy: nobody has looked for 180 s whether its source is the active side\n', stderr: '' };
    expect(health()).toEqual(unfenced);
    looked(170);
    expect(health()).toEqual({ status: 0, stdout: '', stderr: '' });
    looked(190);
    expect(health()).toEqual(unfenced);

    container.set('ACTIVE_SIDE_PARAMETER');
    expect(health()).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('is told of each look, of whoever watches too', () => {
    whileItWaits({ 2: 'rm "$MIRROR_MAKER_ROOT/run/mirror-maker/looked"; touch "$MIRROR_MAKER_ROOT/calls/removed"' }, '[[ -f $MIRROR_MAKER_ROOT/calls/starts ]]');
    mirrorMaker('[[ -f $MIRROR_MAKER_ROOT/calls/removed && -f $MIRROR_MAKER_ROOT/run/mirror-maker/looked ]]');
    const { status } = start();

    expect(status).toBe(ENDED_BY_ITSELF);
    expect(container.read('calls/removed')).toBe('');
    expect(existsSync(join(container.root, 'calls/files/looked'))).toBe(true);
  });

  test('begins anew with a process in the same place', () => {
    container.write('run/mirror-maker/standing-by', 'of one before\n');
    container.write('run/mirror-maker/stood-by-until', '1\n');
    start();

    expect([container.read('calls/files/standing-by'), container.read('calls/files/stood-by-until')]).toEqual(['', '']);
  });

  test('is told when it began to copy', () => {
    says('secondary', 'secondary');
    whileItWaits({ 2: both('primary') });
    start();

    expect(container.read('calls/files/standing-by')).toBe('');
    expect(Math.abs(Number(container.read('calls/files/stood-by-until')) - Date.now() / 1000)).toBeLessThan(30);
  });
});

test('a signal ends it while it stands by', async () => {
  says('secondary', 'secondary');
  container.stub('sleep', 'touch "$MIRROR_MAKER_ROOT/calls/asleep"; exec /bin/sleep 1');
  const child: ChildProcess = container.start('entry.sh');
  const ended = new Promise<string | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  while (container.calls('ssm').length < 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  child.kill('SIGTERM');

  expect(await ended).toBe('SIGTERM');
});

test.each(['ACTIVE_SIDE_SECONDS', 'ACTIVE_SIDE_PATIENCE'])('fails for a %s that is no whole seconds', (name) => {
  container.set(name, '1.5');

  expect(start()).toMatchObject({ status: 1, stderr: `entry.sh: ${name} must be whole seconds from 1 to 999999, got 1.5\n` });
});

test.each([
  ['begins', 'both', 'primary', []],
  ['does not begin', 'primary', 'secondary', ['entry.sh: stands by: secondary is the active side: copies only while primary is']],
])('a switch between its two questions is no disagreement: it %s', (_, from, to, lines) => {
  container.set('ACTIVE_SIDE_BOTH', 'true');
  says(from, from);
  container.write('sides/while-asked', both(to));
  whileItWaits({ 2: both('primary') });
  expect(linesOf(start().stdout).slice(0, lines.length + 1)).toEqual([...lines, ...lines.length > 0 ? [AGREES] : []]);
});
