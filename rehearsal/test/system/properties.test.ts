import { parseProperties } from '../../system/properties';

test.each([
  ['a.b=c', [{ key: 'a.b', value: 'c', line: 1 }]],
  ['  a.b : c', [{ key: 'a.b', value: 'c', line: 1 }]],
  ['a.b c d', [{ key: 'a.b', value: 'c d', line: 1 }]],
  ['a.b', [{ key: 'a.b', value: '', line: 1 }]],
  ['a=b=c', [{ key: 'a', value: 'b=c', line: 1 }]],
  ['a\\=b=c', [{ key: 'a=b', value: 'c', line: 1 }]],
  ['a=\\u0041\\tb\\\\', [{ key: 'a', value: 'A\tb\\', line: 1 }]],
  ['# a=b\n\n! c=d\r\ne=f', [{ key: 'e', value: 'f', line: 4 }]],
  ['a=b,\\\n   c\nd=e', [{ key: 'a', value: 'b,c', line: 1 }, { key: 'd', value: 'e', line: 3 }]],
  ['a=b\\\\\nc=d', [{ key: 'a', value: 'b\\', line: 1 }, { key: 'c', value: 'd', line: 2 }]],
])('%j', (text, expected) => {
  expect(parseProperties(text)).toEqual(expected);
});
