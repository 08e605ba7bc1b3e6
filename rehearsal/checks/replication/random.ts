/** Repeats the choices of an earlier run, which its evidence names. */
const SEED_VARIABLE = 'REHEARSAL_SEED';

/** The largest prime below 2^31, and a primitive root of it: each step gives another number until all were there. */
const MODULUS = 2 ** 31 - 1;
const MULTIPLIER = 48_271;

/** Another one for each run, unless the environment says which. */
export function seedOfRun(): number {
  const given = process.env[SEED_VARIABLE];
  const seed = given === undefined ? Date.now() % (MODULUS - 1) + 1 : Number(given);
  if (!Number.isInteger(seed) || seed < 1 || seed >= MODULUS) {
    throw new Error(`${SEED_VARIABLE} must be a whole number from 1 to ${MODULUS - 1}, got ${JSON.stringify(given)}`);
  }
  return seed;
}

/** Numbers between 0 and 1 that follow from the seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = state * MULTIPLIER % MODULUS;
    return state / MODULUS;
  };
}
