import { create } from 'xmlbuilder2';
import { formatJson } from '../../report/json';
import { formatJunit } from '../../report/junit';
import { inOrder, type CheckResult } from '../../report/result';
import { withoutSecrets } from '../../report/without-secrets';
import { REPORT, RESULTS } from './sample';

interface Case {
  readonly id: string | null;
  readonly parts: Readonly<Record<string, { readonly message: string | null; readonly text: string | null }>>;
}

/** As a parser of XML reads them. */
function casesOf(results: readonly CheckResult[]): Case[] {
  const root = create(formatJunit({ results, seconds: 1 })).root().node as unknown as Element;
  return [...root.getElementsByTagName('testcase')].map((element) => ({
    id: element.getAttribute('classname'),
    parts: Object.fromEntries(childrenOf(element).map((child) => [child.tagName, { message: child.getAttribute('message'), text: child.textContent }])),
  }));
}

interface Element {
  readonly tagName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Element>;
  getAttribute(name: string): string | null;
  getElementsByTagName(name: string): Iterable<Element>;
}

function childrenOf({ childNodes }: Element): Element[] {
  return [...childNodes].filter(({ tagName }) => tagName !== undefined);
}

describe('JUnit', () => {
  test('has a case for each check: with its evidence, as failed, or as skipped with the reason', () => {
    expect(casesOf(RESULTS)).toEqual(inOrder(RESULTS).map(({ id, outcome, seen }) => ({
      id,
      parts: {
        'proven': { 'system-out': { message: null, text: seen } },
        'disproved': { failure: { message: seen, text: seen } },
        'not rehearsed': { skipped: { message: seen, text: '' } },
      }[outcome],
    })));
  });

  test('counts them for the whole and for each cluster', () => {
    const text = formatJunit(REPORT);
    expect(text).toContain('<testsuites name="msk-rehearsal" tests="5" failures="1" errors="0" skipped="1" time="243.200">');
    expect(text).toContain('<testsuite name="Primary/Kafka" tests="3" failures="0" errors="0" skipped="1" time="39.600">');
  });

  test('has an error for what could not be tried, which a pipeline does not pass over', () => {
    const seen = 'could not be tried: ENOSPC';
    const results = [{ ...RESULTS[0]!, outcome: 'not rehearsed' as const, seen, couldNotBeTried: true as const }];
    expect(casesOf(results)[0]!.parts).toEqual({ error: { message: seen, text: seen } });
    expect(formatJunit({ results, seconds: 1 })).toContain('tests="1" failures="0" errors="1" skipped="0"');
  });

  test('is XML whatever a program printed', () => {
    const seen = 'a\u0000b\u001B[31mc\uD800d ]]> <e> & "f" \u{1F600}';
    expect(casesOf([{ ...RESULTS[0]!, seen }])[0]!.parts['system-out']!.text).toBe('a�b�[31mc�d ]]> <e> & "f" \u{1F600}');
  });
});

describe('JSON', () => {
  const json = JSON.parse(formatJson(REPORT, '1.2.3'));

  test('has a version of its shape, and counts', () => {
    expect(json).toMatchObject({
      schemaVersion: 1, program: 'msk-rehearsal', version: '1.2.3', assembly: 'cdk.out', start: '2026-11-29T08:00:00.000Z', seconds: 243.2,
      summary: { proven: 3, disproved: 1, notRehearsed: 1, leftOut: 2 },
    });
  });

  test('has every result whole, and names the file of long evidence', () => {
    expect(json.results).toHaveLength(RESULTS.length);
    expect(json.results.find(({ id }: CheckResult) => id === 'failover.unplanned')).toEqual(RESULTS[4]);
    expect(json.results.find(({ id }: CheckResult) => id === 'cluster.acls')).toEqual({ ...RESULTS[1], evidence: expect.stringMatching(/^evidence\/cluster\.acls-Primary-Kafka-[0-9a-f]{8}\.txt$/) });
  });
});

test('no password gets into a report, whatever printed it', () => {
  const [result] = withoutSecrets([{ ...RESULTS[0]!, seen: 'user=a password=s3$cr(t+ and again s3$cr(t+' }], new Set(['s3$cr(t+']));
  expect(result!.seen).toBe('user=a password=(a password) and again (a password)');
});
