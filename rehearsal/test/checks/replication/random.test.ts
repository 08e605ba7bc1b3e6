import { randomNumbers, seedOfRun } from '../../../checks/replication/random';

const ten = (seed: number) => {
  const next = randomNumbers(seed);
  return Array.from({ length: 10 }, next);
};

afterEach(() => delete process.env.REHEARSAL_SEED);

test('the same numbers follow from a seed, others from another', () => {
  expect(ten(7)).toEqual(ten(7));
  expect(ten(7)).not.toEqual(ten(8));
  expect(ten(7).every((number) => number > 0 && number < 1)).toBe(true);
});

test('they are spread evenly', () => {
  const next = randomNumbers(7);
  const numbers = Array.from({ length: 10_000 }, next);
  expect(numbers.filter((number) => number < 1 / 3).length / numbers.length).toBeCloseTo(1 / 3, 1);
});

test('a run has a seed of its own, unless it repeats another one', () => {
  expect(seedOfRun()).toBeGreaterThan(0);
  process.env.REHEARSAL_SEED = '7';
  expect(seedOfRun()).toBe(7);
});

test.each(['0', 'seven', '-1', ''])('a seed of %p is none', (seed) => {
  process.env.REHEARSAL_SEED = seed;
  expect(() => ten(seedOfRun())).toThrow(/REHEARSAL_SEED must be a whole number from 1 to 2147483646, got/);
});
