import { posix } from 'node:path';
import { FILES, proseOf, read, type Document } from './documents';

/** The relative links of a page that lead nowhere, and its anchors that are not on the page they name. */
export function deadLinks({ path, text }: Document): string[] {
  return [...proseOf(text).matchAll(/\]\((?!\w+:)([^)\s]+)\)/g)].map(([, target]) => target!).filter((target) => {
    const [file, anchor] = target.split('#') as [string, string | undefined];
    const linked = file === '' ? path : posix.join(posix.dirname(path), file).replace(/\/$/, '');
    return (linked !== path && !FILES.has(linked)) || (anchor !== undefined && !anchorsOf(linked === path ? text : read(linked)).has(anchor));
  });
}

/** What a heading is called in an address, as GitHub makes it, and what names itself. */
function anchorsOf(text: string): Set<string> {
  const prose = proseOf(text);
  const anchors = new Set([...prose.matchAll(/<a [^>]*\bid="([^"]+)"/g)].map(([, id]) => id!));
  for (const [, heading] of prose.matchAll(/^#+ +(.+)$/gm)) {
    const slug = heading!.replace(/<[^>]+>/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').trim().toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
    let anchor = slug;
    for (let again = 1; anchors.has(anchor); again++) {
      anchor = `${slug}-${again}`;
    }
    anchors.add(anchor);
  }
  return anchors;
}
