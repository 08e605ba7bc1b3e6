import { setTimeout as pause } from 'node:timers/promises';
import { limitOf, withinLimit } from '../../environment/limit';
import { secondsUntil } from '../../environment/waiting';
import { run } from '../../system/processes';

test('a check has its own limit, or that of its kind', () => {
  expect(limitOf({ limit: 7 })).toBe(7);
  expect(limitOf({ isSlow: true })).toBeGreaterThan(limitOf({}));
});

test('what ends in time is as if there were no limit', async () => {
  await expect(withinLimit({ limit: 60 }, async () => 'seen')).resolves.toBe('seen');
});

test('what does not end in time fails, and says what it waited for', async () => {
  await expect(withinLimit({ limit: 0.05 }, async () => {
    await secondsUntil('the offsets at the secondary', 600, async () => false);
  })).rejects.toThrow(/^not within 0.05 s; until then: the offsets at the secondary: not yet after \d s$/);
});

test('a command that hangs is killed with it', async () => {
  const start = Date.now();
  await expect(withinLimit({ limit: 0.05 }, () => run('sleep', ['60']))).rejects.toThrow('not within 0.05 s');
  expect(Date.now() - start).toBeLessThan(10_000);
});

test('what was stopped does not go on with what it sees later', async () => {
  let wentOn = false;
  await expect(withinLimit({ limit: 0.05 }, async () => {
    await secondsUntil('the offsets at the secondary', 600, () => pause(200, true));
    wentOn = true;
  })).rejects.toThrow(/^not within 0.05 s; until then: the offsets at the secondary: not yet/);
  expect(wentOn).toBe(false);
});
