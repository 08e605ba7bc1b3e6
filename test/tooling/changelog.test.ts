import { withRelease } from '../../tooling/changelog';

const CHANGELOG = '# Changelog\n\nWhat each release holds.\n\n## 0.1.0 (2026-11-29)\n\n- the first\n';
const RELEASE = '## [0.2.0](https://example.com/compare/v0.1.0...v0.2.0) (2026-12-01)\n\n### Features\n\n* **kafka:** one\n\n';

test('a release stands above those before it, below the heading', () => {
  expect(withRelease(CHANGELOG, RELEASE)).toBe(
    '# Changelog\n\nWhat each release holds.\n\n## [0.2.0](https://example.com/compare/v0.1.0...v0.2.0) (2026-12-01)\n\n### Features\n\n* **kafka:** one\n\n'
    + '## 0.1.0 (2026-11-29)\n\n- the first\n');
});

test.each([RELEASE.replaceAll('0.2.0', '0.1.0'), '## 0.1.0 (2026-12-01)\n'])('a release is not written twice: %j', (release) => {
  expect(() => withRelease(CHANGELOG, release)).toThrow('CHANGELOG.md must not hold 0.1.0 yet, take it out to write it again');
});

test('a release whose number begins like that of another is another', () => {
  expect(withRelease(CHANGELOG.replace('0.1.0', '0.1.01'), RELEASE.replaceAll('0.2.0', '0.1.0'))).toMatch(/^## \[0\.1\.0\].*\n(.*\n)+## 0\.1\.01 /m);
});
