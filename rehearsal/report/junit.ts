import { create } from 'xmlbuilder2';
import { headlineOf } from './evidence';
import { countOf, inOrder, type CheckResult, type Report } from './result';

/** What XML has no way to write, not even as a reference: escape sequences of a terminal begin so. */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** One suite for each cluster or MirrorMaker. What was left out by choice is no test case: nothing was expected of it. */
export function formatJunit({ results, seconds }: Pick<Report, 'results' | 'seconds'>): string {
  const ordered = inOrder(results);
  const subjects = [...new Set(ordered.map(({ subject }) => subject))];
  return `${create({ version: '1.0', encoding: 'UTF-8' }, {
    testsuites: {
      '@name': 'msk-rehearsal',
      ...countsOf(results, seconds),
      'testsuite': subjects.map((subject) => suiteOf(subject, ordered.filter((result) => result.subject === subject))),
    },
  }).end({ prettyPrint: true })}\n`;
}

function suiteOf(subject: string, results: readonly CheckResult[]) {
  return {
    '@name': subject,
    ...countsOf(results, results.reduce((sum, { seconds }) => sum + seconds, 0)),
    'testcase': results.map(caseOf),
  };
}

function countsOf(results: readonly CheckResult[], seconds: number) {
  return {
    '@tests': results.length,
    '@failures': countOf(results, 'disproved'),
    '@errors': results.filter(({ couldNotBeTried }) => couldNotBeTried).length,
    '@skipped': results.filter(({ outcome, couldNotBeTried }) => outcome === 'not rehearsed' && !couldNotBeTried).length,
    '@time': seconds.toFixed(3),
  };
}

/** Those who compare runs know a case by the names of suite, class and case: none of them may change from run to run. */
function caseOf(result: CheckResult) {
  const seen = result.seen.replace(NOT_IN_XML, '�');
  const message = headlineOf({ seen });
  return {
    '@name': result.title,
    '@classname': result.id,
    '@time': result.seconds.toFixed(3),
    ...result.outcome === 'disproved' && { failure: { '@message': message, '#': seen } },
    ...result.couldNotBeTried && { error: { '@message': message, '#': seen } },
    ...result.outcome === 'not rehearsed' && !result.couldNotBeTried && { skipped: { '@message': message } },
    ...result.outcome === 'proven' && { 'system-out': seen },
  };
}
