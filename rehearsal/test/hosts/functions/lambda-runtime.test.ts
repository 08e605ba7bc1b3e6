import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../../test/examples/apps';

const directory = mkdtempSync(join(tmpdir(), 'function-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** Runs a function as the rehearsal does, with the body of its handler. */
function runFunction(body: string) {
  writeFileSync(join(directory, 'index.js'), `exports.handler = async (event, context) => { ${body} };`);
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(ROOT, 'rehearsal', 'hosts', 'functions', 'lambda-runtime.mjs'), directory, '5'], {
    cwd: ROOT, encoding: 'utf8', input: JSON.stringify({ RequestType: 'Create' }),
  });
  return { stdout, stderr, status };
}

test('a function gets its event, the time that it has left, and the promises of a newer Node.js', () => {
  const { stdout, status } = runFunction(`
    const { promise, resolve } = Promise.withResolvers();
    setTimeout(() => resolve(event.RequestType), 10);
    const left = context.getRemainingTimeInMillis();
    console.log(await promise, left > 0 && left <= 5000);`);

  expect({ stdout, status }).toEqual({ stdout: 'Create true\n', status: 0 });
});

test('what a function throws ends it, with the error and no line of its code', () => {
  const { stderr, status } = runFunction("throw new Error('no broker');");

  expect(status).toBe(1);
  expect(stderr).toMatch(/^Error: no broker\n/);
});
