import { JsonPatch, release, ReleasableCommits, type awscdk, type javascript } from 'projen';

/**
 * A release is started by hand, in the list of workflows, and publishes what is on main: docs/decisions/0015-released-by-hand.md.
 */
export const RELEASES = {
  release: true,
  releaseTrigger: release.ReleaseTrigger.workflowDispatch(),
  // Who may start it, and who must agree, is a setting of this environment on GitHub.
  releaseEnvironment: 'release',
  // npm trusts this workflow by name: no token is kept anywhere. Provenance says which commit and which run made the tarball.
  npmTrustedPublishing: true,
  npmProvenance: true,
  releasableCommits: ReleasableCommits.featuresAndFixes(),
  jsiiReleaseVersion: '^0.2.1061',
  // Without a tag there was no release yet.
  nextVersionCommand: 'git rev-parse --verify --quiet "refs/tags/$LATEST_TAG" > /dev/null || echo 0.1.0',
} satisfies Partial<awscdk.AwsCdkConstructLibraryOptions>;

/** Releases are made on the recommended Node.js, by a tool that wants it: npx fetches it there, and `npm ci` warns nobody who has an older one. */
export function fetchReleaseTool({ deps }: javascript.NodeProject): void {
  deps.removeDependency('commit-and-tag-version');
}

/** Who starts it may choose a branch: what is published is what was reviewed. */
export function releaseMainOnly({ github }: javascript.NodeProject): void {
  github!.tryFindWorkflow('release')!.file!.patch(JsonPatch.add('/jobs/release/if', "github.ref == 'refs/heads/main'"));
}

/** npm's registry is what the tool that publishes takes anyway. */
export function nameNoRegistry({ github }: javascript.NodeProject): void {
  const { file } = github!.tryFindWorkflow('release')!;
  file!.patch(JsonPatch.remove('/jobs/release_npm/steps/9/env/NPM_REGISTRY'));
}

/**
 * msk-rehearsal goes to npm with the library, under its version: what one knows of Kafka's side is in the other. It is packed where it
 * is published, and not before: other jobs unpack the only tarball that they find.
 */
export function releaseRehearsal({ github }: javascript.NodeProject): void {
  const { file } = github!.tryFindWorkflow('release')!;
  file!.patch(JsonPatch.add('/jobs/release_npm/steps/9', {
    name: 'Pack the rehearsal',
    run: 'cd .repo && npx tsx tooling/pack-rehearsal.ts ../dist/js',
  }));
}
