import type { github } from 'projen';
import { COMMIT_SCOPES, COMMIT_TYPES } from './commits';

/** The title of a pull request becomes the message of its commit, and that a line of the changelog. */
export const PULL_REQUEST_LINT: github.PullRequestLintOptions = {
  semanticTitleOptions: { types: COMMIT_TYPES, scopes: COMMIT_SCOPES },
};

export const PULL_REQUEST_TEMPLATE = [
  'What could somebody not do before, or what went wrong?',
  '',
  'Fixes #',
  '',
  '- [ ] The title is `type(folder): what it does`, and the whole is one idea ([CONTRIBUTING.md](../blob/main/CONTRIBUTING.md)).',
  '- [ ] `npm ci && npm test` passes, and each new test was seen to fail.',
  '- [ ] The diff of `test/examples/snapshots` holds nothing that was not meant: a changed logical id replaces a cluster.',
  '- [ ] What reaches brokers, MirrorMaker or functions was rehearsed: `npm run rehearse`.',
];
