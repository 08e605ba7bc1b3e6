/** A changelog with one more release, above the others and below what stands before them. */
export function withRelease(changelog: string, release: string): string {
  const first = changelog.search(/^## /m);
  const [above, others] = [changelog.slice(0, first), changelog.slice(first)];
  const version = versionOf(release);
  if (others.split('\n').some((line) => line.startsWith('## ') && versionOf(line) === version)) {
    throw new Error(`CHANGELOG.md must not hold ${version} yet, take it out to write it again`);
  }
  return `${above}${release.trim()}\n\n${others}`;
}

/** Of a heading that is a link to the commits, or none. */
function versionOf(text: string): string | undefined {
  return /^## \[?(\d+\.\d+\.\d+)/m.exec(text)?.[1];
}
