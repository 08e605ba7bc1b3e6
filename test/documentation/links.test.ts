import { DOCUMENTS } from './documents';
import { deadLinks } from './links';

test.each(DOCUMENTS)('$path links to files and headings that are there', (document) => {
  expect(deadLinks(document)).toEqual([]);
});

describe('a page with dead links', () => {
  const page = (text: string) => ({ path: 'docs/page.md', text: `# Page\n\n## What it \`costs\`, and why\n\n${text}\n` });

  test.each([
    ['a file that is not there', '[a](nowhere.md)', ['nowhere.md']],
    ['a file that is there from the root only', '[a](docs/replication.md)', ['docs/replication.md']],
    ['an anchor that is not on the page', '[a](#costs)', ['#costs']],
    ['an anchor that is not on another page', '[a](replication.md#costs)', ['replication.md#costs']],
    ['a construct that is not in API.md', '[a](../API.md#cdk-msk-georeplication.ScramCluster)', ['../API.md#cdk-msk-georeplication.ScramCluster']],
  ])('is told %s', (_, text, dead) => {
    expect(deadLinks(page(text))).toEqual(dead);
  });

  test('and not what leads somewhere', () => {
    expect(deadLinks(page(['[a](#what-it-costs-and-why)', '[b](../README.md)', '[c](replication.md)', '[d](decisions/)',
      '[e](../API.md#cdk-msk-georeplication.ScramMskCluster)', '[f](https://example.com/nowhere)'].join(' ')))).toEqual([]);
  });
});
