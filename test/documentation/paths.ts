import { posix } from 'node:path';
import { FILES, spansOf, type Document } from './documents';

/** Files of other projects, of hosts and of applications. */
const OF_OTHERS = [
  // What an application keeps its configuration in.
  'client.properties', 'application.yml', 'karafka.rb', 'kafka_settings.py', 'kafka.cjs', 'kafka/kafka.go', 'server.properties', 'mm2.properties',
  // What CDK writes and reads in the folder of an app.
  'cdk.context.json', 'cdk.out',
  // What a rehearsal writes.
  'report.html', 'report.json', 'junit.xml',
];

const FOLDERS = new Set([...FILES].filter((path) => !path.includes('/')));
const NAMES = new Set([...FILES].map((path) => posix.basename(path)));

/** The paths in backticks that are not in the repository: from its root, from the page, or the name of a file anywhere in it. */
export function missingPaths({ path, text }: Document): string[] {
  return spansOf(text).filter(isPath).filter((named) => {
    const target = named.replace(/\/$/, '');
    return !FILES.has(target) && !FILES.has(posix.join(posix.dirname(path), target)) && !NAMES.has(target);
  });
}

function isPath(span: string): boolean {
  if (!/^[\w.-]+(\/[\w.-]+)*\/?$/.test(span) || OF_OTHERS.includes(span) || isToolOfKafka(span)) {
    return false;
  }
  const [first] = span.split('/');
  return (span.includes('/') && FOLDERS.has(first!)) || /[\w-]\.(ts|mjs|cjs|js|md|sh|env|json|svg|txt|yml|go|py|rb|java)$/.test(span);
}

/** `kafka-topics.sh` and the like; ours is `kafka-tool.sh`. */
function isToolOfKafka(span: string): boolean {
  return /^kafka-[a-z-]+\.sh$/.test(span) && !NAMES.has(span);
}
