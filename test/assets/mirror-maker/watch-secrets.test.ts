import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANSWER, Container, PRIMARY_PASSWORD, PRIMARY_SECRET, SECONDARY_PASSWORD, SECONDARY_SECRET } from './container';

const STOPPED_IN_ORDER = 143;
const ENDED_BY_ITSELF = 7;

let container: Container;

beforeEach(() => {
  container = new Container();
  container.set('WATCH_SECRETS_SECONDS', '300');
  mirrorMaker('false');
});
afterEach(() => container.remove());

/** A stand-in that notes the signal, and ends by itself when a command says so, or when what it waits for never comes. */
function mirrorMaker(ends: string): void {
  container.stub('opt/kafka/bin/kafka-run-class.sh', `
    trap 'echo TERM >>"$MIRROR_MAKER_ROOT/calls/signals"; exit ${STOPPED_IN_ORDER}' TERM
    env >"$MIRROR_MAKER_ROOT/calls/environment"
    for ((turn = 0; turn < 500; turn++)); do
      if ${ends}; then exit ${ENDED_BY_ITSELF}; fi
      /bin/sleep 0.02
    done`);
}

/** Something that happens while the script waits the nth time. */
function whileItWaits(events: Record<number, string>): void {
  container.stub('sleep', `
    echo "$1" >>"$MIRROR_MAKER_ROOT/calls/sleep"
    case $(wc -l <"$MIRROR_MAKER_ROOT/calls/sleep") in
      ${Object.entries(events).map(([turn, event]) => `${turn}) ${event} ;;`).join('\n      ')}
    esac`);
}

const rotates = (arn: string) => `mkdir -p "$MIRROR_MAKER_ROOT/versions"; echo EXAMPLE2 >"$MIRROR_MAKER_ROOT/versions/${arn}"`;
const waited = (turns: number) => `(($(cat "$MIRROR_MAKER_ROOT/calls/sleep" 2>/dev/null | wc -l) >= ${turns}))`;
const start = () => container.run('entry.sh');
const looks = () => container.calls('aws').filter((call) => call.endsWith('--query VersionId'));
const linesOf = (text: string) => text.split('\n').filter((line) => line.startsWith('watch-secrets.sh: '));

test.each([
  { side: 'primary', secret: PRIMARY_SECRET },
  { side: 'secondary', secret: SECONDARY_SECRET },
])('ends MirrorMaker in order when the secret for the $side has another value, and says so in one line', ({ side, secret }) => {
  whileItWaits({ 3: rotates(secret) });
  const { status, stdout, stderr } = start();

  expect(status).toBe(STOPPED_IN_ORDER);
  expect(container.calls('signals')).toEqual(['TERM']);
  expect(linesOf(stdout)).toEqual([`watch-secrets.sh: the secret for ${side}, ${secret}, has another value: ends MirrorMaker, so that the next one logs in with it`]);
  expect(stderr).toBe('');
});

test('a value that changed while MirrorMaker was being started is another, too', () => {
  container.aws();
  // After the last look-up of the entry script.
  container.stub('aws', `
    echo "$*" >>"$MIRROR_MAKER_ROOT/calls/aws"
    ${ANSWER}
    if (($(wc -l <"$MIRROR_MAKER_ROOT/calls/aws") == 4)); then ${rotates(PRIMARY_SECRET)}; fi`);
  whileItWaits({});

  expect(start().status).toBe(STOPPED_IN_ORDER);
  expect(looks()).toHaveLength(1);
});

test('asks for the version, never for the value, of each secret in its own Region', () => {
  whileItWaits({});
  mirrorMaker(waited(3));
  start();

  expect(container.calls('aws').slice(4, 6)).toEqual([['us-east-1', PRIMARY_SECRET], ['us-east-2', SECONDARY_SECRET]].map(([region, secret]) =>
    `--region ${region} --output text --cli-connect-timeout 5 --cli-read-timeout 10 secretsmanager get-secret-value --secret-id ${secret} --query VersionId`));
  expect(container.calls('aws').slice(4)).toEqual(looks());
});

test('waits half to one and a half of what it is told, never the same', () => {
  whileItWaits({});
  mirrorMaker(waited(10));
  start();
  const seconds = container.calls('sleep').map(Number);

  expect(Math.min(...seconds)).toBeGreaterThanOrEqual(150);
  expect(Math.max(...seconds)).toBeLessThanOrEqual(450);
  expect(new Set(seconds).size).toBeGreaterThan(1);
});

test('ends with MirrorMaker', () => {
  whileItWaits({});
  mirrorMaker(waited(2));

  // It holds the output open as long as it runs.
  expect(start()).toMatchObject({ status: ENDED_BY_ITSELF, stderr: '' });
  expect(container.calls('signals')).toEqual([]);
});

describe('a look without an answer', () => {
  /** While there is a file of that name. */
  const refusing = (arn: string) => `
    if [[ $* == *"${arn}"* && -f $MIRROR_MAKER_ROOT/calls/refuse ]]; then
      printf 'See the manual\\nAn error occurred (ThrottlingException): Rate exceeded\\n' >&2
      exit 254
    fi`;
  const refuse = 'touch "$MIRROR_MAKER_ROOT/calls/refuse"';
  const answer = 'rm "$MIRROR_MAKER_ROOT/calls/refuse"';
  const said = `watch-secrets.sh: cannot look whether the secret for primary, ${PRIMARY_SECRET} in us-east-1, has changed, goes on trying: An error occurred (ThrottlingException): Rate exceeded`;

  beforeEach(() => {
    container.aws();
    container.stub('aws', `echo "$*" >>"$MIRROR_MAKER_ROOT/calls/aws"; ${refusing(PRIMARY_SECRET)}\n${ANSWER}`);
  });

  test('is said once and ends nothing', () => {
    whileItWaits({ 1: refuse });
    mirrorMaker(waited(6));
    const { status, stderr } = start();

    expect(status).toBe(ENDED_BY_ITSELF);
    expect(linesOf(stderr)).toEqual([said]);
    expect(looks().filter((call) => call.includes(PRIMARY_SECRET)).length).toBeGreaterThan(3);
  });

  test('is said again when there was an answer in between', () => {
    whileItWaits({ 1: refuse, 3: answer, 5: refuse });
    mirrorMaker(waited(8));

    expect(linesOf(start().stderr)).toEqual([said, said]);
  });

  test('leaves the other secret watched', () => {
    whileItWaits({ 1: refuse, 4: rotates(SECONDARY_SECRET) });
    const { status, stdout } = start();

    expect(status).toBe(STOPPED_IN_ORDER);
    expect(linesOf(stdout)).toEqual([expect.stringContaining(SECONDARY_SECRET)]);
  });
});

test('knows no password, nor does the process list', () => {
  whileItWaits({
    1: 'env >"$MIRROR_MAKER_ROOT/calls/watcher"; cat /proc/[0-9]*/cmdline 2>/dev/null | tr "\\0" "\\n" >"$MIRROR_MAKER_ROOT/calls/processes"',
  });
  mirrorMaker(waited(2));
  start();

  expect(container.variable('PRIMARY_PASSWORD')).toBe(PRIMARY_PASSWORD);
  expect(container.read('calls/watcher')).toContain(PRIMARY_SECRET);
  expect(container.read('calls/processes')).toContain('watch-secrets.sh');
  for (const file of ['calls/watcher', 'calls/processes']) {
    expect([PRIMARY_PASSWORD, SECONDARY_PASSWORD].filter((password) => readFileSync(join(container.root, file), 'utf8').includes(password))).toEqual([]);
  }
});

test('MirrorMaker is told nothing of it', () => {
  whileItWaits({});
  mirrorMaker(waited(1));
  start();

  expect(container.variable('PRIMARY_SECRET_VERSION')).toBeUndefined();
});

test('nobody looks unless the task is told to', () => {
  container.set('WATCH_SECRETS_SECONDS');
  whileItWaits({ 1: rotates(PRIMARY_SECRET) });
  mirrorMaker('true');

  expect(start().status).toBe(ENDED_BY_ITSELF);
  expect([looks(), container.calls('sleep')]).toEqual([[], []]);
});

test.each(['0', '-1', '1.5', 'five', '1000000'])('fails for %s seconds', (seconds) => {
  container.set('WATCH_SECRETS_SECONDS', seconds);

  expect(start()).toMatchObject({ status: 1, stderr: `entry.sh: WATCH_SECRETS_SECONDS must be whole seconds from 1 to 999999, got ${seconds}\n` });
});
