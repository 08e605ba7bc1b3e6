import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { formatProperties } from '../../../lib/kafka/settings/properties';

const NASTY: Record<string, string> = {
  'plain.key': 'plain value',
  'empty': '',
  'key with spaces': 'a  b',
  ' leading and trailing ': '  leading and trailing  ',
  'key=with:separators': '=:=',
  '#comment': '#not a comment',
  '!comment': '!not a comment',
  'inner#mark!': 'inner#mark!',
  'back\\slash\\': 'C:\\temp\\u0041\\',
  'tab\tkey': '\ttab first and last\t',
  'form\ffeed': '\fform feed',
  'two\nlines': 'one\ntwo',
  'carriage\rreturn': 'one\r\ntwo\r',
  'ümläut': 'grüße',
  'ключ': '値',
  'astral': '🦆 and 𝛿',
  'control': '\u0000\u0001\u001f\u007f\u0085\u2028\ufeff',
  'quotes': '\'single\' "double" `back`',
  'shell': '$HOME ${env:HOME} %TEMP% * ~ ; | &',
  'continuation\\': 'ends in a backslash\\',
};

function readWithJava(text: string): Record<string, string> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'properties-'));
  try {
    const file = path.join(directory, 'some.properties');
    fs.writeFileSync(file, text);
    const lines = execFileSync('java', ['-XX:TieredStopAtLevel=1', path.join(__dirname, 'ReadProperties.java'), file], { encoding: 'utf8' });
    const unhex = (digits: string) => Buffer.from(digits, 'hex').toString('utf8');
    return Object.fromEntries(lines.trimEnd().split('\n').map((line) => line.split(' ').map(unhex)));
  } finally {
    fs.rmSync(directory, { recursive: true });
  }
}

test('java.util.Properties reads back exactly what was written', () => {
  expect(readWithJava(formatProperties(NASTY))).toEqual(NASTY);
}, 60_000);

test('a file is ASCII only, one line for each entry, in the order given', () => {
  const text = formatProperties(NASTY);

  expect(text).toMatch(/^[\x20-\x7e\n]*$/);
  expect(text.split('\n')).toHaveLength(Object.keys(NASTY).length + 1);
  expect(formatProperties({ b: '2', a: '1' })).toBe('b=2\na=1\n');
});

test('what needs no escaping is written as it is', () => {
  expect(formatProperties({ 'sasl.jaas.config': 'Module required user="${env:USER}";' })).toBe('sasl.jaas.config=Module required user="${env:USER}";\n');
});

test('no entry makes an empty file', () => {
  expect(formatProperties({})).toBe('');
});
