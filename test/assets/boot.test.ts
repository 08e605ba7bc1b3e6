import * as fs from 'node:fs';
import * as path from 'node:path';
import { Box } from './box';

let box: Box;

beforeEach(() => {
  box = new Box();
  box.stub('opt/aws/bin/cfn-init', 'echo "$*" >"$KAFKA_CLIENT_ROOT/run/cfn-init"');
  box.stub('opt/aws/bin/cfn-signal', 'printf "%s\\n" "$@" >"$KAFKA_CLIENT_ROOT/run/cfn-signal"');
  box.stub('dnf', 'echo "$*" >"$KAFKA_CLIENT_ROOT/run/dnf"');
});
afterEach(() => box.remove());

const boot = () => box.run('usr/local/lib/msk-client/boot.sh', [], { STACK: 'Streaming', RESOURCE: 'Client', REGION: 'us-east-1' });
const signal = () => box.read('run/cfn-signal').trimEnd().split('\n');

const LOCATION = ['--region', 'us-east-1', '--stack', 'Streaming', '--resource', 'Client'];

test('applies the files of the template, then signals success', () => {
  expect(boot().status).toBe(0);
  expect(box.read('run/cfn-init')).toBe(`--verbose ${LOCATION.join(' ')}\n`);
  expect(signal()).toEqual(['--success', 'true', ...LOCATION]);
  expect(box.read('run/dnf')).toBe('');
});

test('signals failure with the last error', () => {
  box.stub('opt/aws/bin/cfn-init', 'echo "wait-for-login.sh: no login within 1200 seconds: SaslAuthenticationException" >"$KAFKA_CLIENT_ROOT/run/msk-client-failure"; exit 1');

  expect(boot().status).toBe(1);
  expect(signal()).toEqual(['--success', 'false', '--reason', 'wait-for-login.sh: no login within 1200 seconds: SaslAuthenticationException', ...LOCATION]);
});

test('signals failure and where to look when nobody left a reason', () => {
  box.stub('opt/aws/bin/cfn-init', 'exit 1');

  expect(boot().status).toBe(1);
  expect(signal()).toEqual(['--success', 'false', '--reason', 'cfn-init failed, see /var/log/cfn-init.log on the box', ...LOCATION]);
});

test('the reason may be one of CloudFormation Init itself', () => {
  box.write('var/log/cfn-init.log', '[DEBUG] Describing\n[ERROR] Error encountered during build of config: no route\n[DEBUG] Bye\n');
  box.stub('opt/aws/bin/cfn-init', 'exit 1');
  boot();

  expect(signal()[3]).toBe('[ERROR] Error encountered during build of config: no route');
});

test('all steps know when the deployment began, and steps that somebody repeats by hand do not', () => {
  box.stub('opt/aws/bin/cfn-init', 'cat "$KAFKA_CLIENT_ROOT/run/msk-client-started"');
  const before = Math.floor(Date.now() / 1000);
  const started = Number(boot().stdout);

  expect(started).toBeGreaterThanOrEqual(before);
  expect(started).toBeLessThanOrEqual(Date.now() / 1000);
  expect(box.list('run')).not.toContain('msk-client-started');
});

test('a reason is cut to what CloudFormation takes', () => {
  box.write('run/msk-client-failure', 'x'.repeat(5000));
  box.stub('opt/aws/bin/cfn-init', 'exit 1');
  boot();

  expect(signal()[3]).toBe('x'.repeat(1000));
});

test('installs the helper scripts where the image has none', () => {
  fs.rmSync(path.join(box.root, 'opt/aws/bin/cfn-init'));
  boot();

  expect(box.read('run/dnf')).toBe('-y -q --setopt=timeout=20 --setopt=retries=4 install aws-cfn-bootstrap\n');
});
