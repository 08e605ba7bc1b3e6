import { DOCUMENTS } from './documents';
import { validateSamples, languagesOf } from './samples';

// jsii-rosetta compiles the README and docstrings in `npm test`; it knows no other page.
test('the TypeScript of every page compiles, and a sample that does not is told with its page and line', () => {
  const text = "# Page\n\n```ts\nnew ScramMskCluster(this, 'Kafka',\n  { brokers: 3 });\n```\n\n```ts nofixture\nimport { ScramUser } from 'cdk-msk-georeplication';\n\nScramUser.nothing();\n```\n";
  const faults = validateSamples([...DOCUMENTS, { path: 'docs/page.md', text }]);

  expect(faults).toEqual([
    expect.stringMatching(/^docs\/page\.md:5: .*'brokers' does not exist/),
    expect.stringMatching(/^docs\/page\.md:11: .*'nothing' does not exist/),
  ]);
}, 300_000);

// test/languages/python.test.ts runs the Python, and pipelines.test.ts checks the YAML.
test('no sample escapes the compiler under another name of its language', () => {
  expect([...new Set(DOCUMENTS.flatMap(languagesOf))].sort()).toEqual(['python', 'sh', 'ts', 'yaml']);
});
