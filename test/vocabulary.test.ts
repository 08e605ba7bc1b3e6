import { read } from './documentation/documents';
import { JUDGED, LATER, laterFor, WORDS, wordsIn } from './vocabulary';

const wordsOf = new Map(JUDGED.map((path) => [path, wordsIn(read(path))]));

test.each(['lib/', 'bin/', 'examples/', 'rehearsal/', 'functions/', 'tooling/', 'test/', 'docs/', 'README.md', 'CONTRIBUTING.md'])('files of %s are read', (beginning) => {
  expect(JUDGED.filter((path) => path.startsWith(beginning))).not.toEqual([]);
});

test('no file uses a word that was given up', () => {
  const found = [...wordsOf].flatMap(([path, words]) =>
    words.filter(({ word }) => !laterFor(path).includes(word)).map(({ word, instead }) => `${path}: say "${instead}" instead of "${word}"`));
  expect(found).toEqual([]);
});

test('a word that is left to a later change is still there', () => {
  const idle = Object.entries(LATER).flatMap(([prefix, words]) =>
    words.filter((later) => ![...wordsOf].some(([path, found]) => laterFor(path) === LATER[prefix] && found.some(({ word }) => word === later)))
      .map((word) => `${prefix}: ${word}`));
  expect(idle).toEqual([]);
});

test.each(WORDS)('"$word" is found, and "$instead" is free of such words', ({ word, instead }) => {
  expect(wordsIn(`What a ${word} is.`).map((found) => found.word)).toContain(word);
  expect(wordsIn(instead)).toEqual([]);
});

test('a word is found at the beginning of a sentence, and over the end of a line', () => {
  expect(wordsIn('Nobody asks.').map(({ word }) => word)).toEqual(['nobody']);
  expect(wordsIn('the way\n * back').map(({ word }) => word)).toEqual(['way back']);
  expect(wordsIn('// the way\n  // back').map(({ word }) => word)).toEqual(['way back']);
});

test('a word of a language is none that was given up, a name that differs by a capital only may be', () => {
  expect(wordsIn('const { promise }: PromiseWithResolvers<void> = Promise.withResolvers();')).toEqual([]);
  expect(wordsIn('readonly proof: Proof').map(({ word }) => word)).toContain('Proof');
});

test('a part of a name or of a path is no word', () => {
  expect(wordsIn("import '../examples/iam-beside-scram'; const sandbox = boxed; waterproof; Mailbox.")).toEqual([]);
});
