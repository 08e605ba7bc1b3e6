import { trait } from '../../lib/private/trait';

interface Greeting {
  readonly words: string;
}

const Greeting = trait<Greeting>('Greeting');

/** As an app has it that installs two versions of the package. */
function otherCopy(): typeof import('../../lib/private/trait') {
  let copy: typeof import('../../lib/private/trait');
  jest.isolateModules(() => {
    copy = jest.requireActual('../../lib/private/trait');
  });
  return copy!;
}

test('an object has the trait that it was given, and no other', () => {
  const somebody = {};
  Greeting.implement(somebody, { words: 'hello' });
  expect(Greeting.of(somebody)).toEqual({ words: 'hello' });
  expect(trait('Farewell').of(somebody)).toBeUndefined();
  expect(Greeting.of({})).toBeUndefined();
  expect(Greeting.of(undefined)).toBeUndefined();
});

test('another copy of the package finds it', () => {
  const somebody = {};
  const copy = otherCopy();
  expect(copy.trait).not.toBe(trait);
  Greeting.implement(somebody, { words: 'hello' });
  expect(copy.trait<Greeting>('Greeting').of(somebody)).toEqual({ words: 'hello' });
});

test('the last one counts, and whoever looks at the object sees nothing of it', () => {
  const somebody = { name: 'orders' };
  Greeting.implement(somebody, { words: 'hello' });
  Greeting.implement(somebody, { words: 'good morning' });
  expect(Greeting.of(somebody)!.words).toBe('good morning');
  expect({ ...somebody }).toEqual({ name: 'orders' });
  expect(Greeting.of({ ...somebody })).toBeUndefined();
});
