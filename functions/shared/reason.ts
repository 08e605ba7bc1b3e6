import { withoutSecrets } from './known-secrets';

/** An error as the Kafka client and the AWS SDK throw it: what happened stands at the bottom of a tree. */
interface Nested {
  readonly name?: string;
  readonly message?: string;
  readonly errors?: readonly unknown[];
  readonly cause?: unknown;
  readonly apiId?: string;
}

/** What really happened, in one line, without a secret. The one way in which an error gets out of a function. */
export function reasonOf(error: unknown): string {
  const messages = rootsOf(error).map(messageOf).filter(Boolean);
  return withoutSecrets([...new Set(messages)].join('; ') || String(error)).replace(/\s+/g, ' ').trim();
}

/** Where it happened, for a log: files and lines, and nothing of what the error says. */
export function placeOf(error: unknown): string {
  const { stack = '', name, message } = error instanceof Error ? error : new Error();
  const head = `${name}: ${message}`;
  return stack.startsWith(head) ? withoutSecrets(stack.slice(head.length)) : '';
}

/** Whether Kafka knows who asks and forbids it. */
export function isRefusal(error: unknown): boolean {
  return rootsOf(error).some(({ apiId }) => apiId?.endsWith('AUTHORIZATION_FAILED') === true);
}

/** Without its secrets before anything else, which would change how they are written. V8 quotes what it cannot read, which may be a part of one. */
function messageOf(error: Nested): string {
  return error.name === 'SyntaxError' ? 'a text that was to be JSON is none' : withoutSecrets(error.message ?? '').trim();
}

function rootsOf(error: unknown): Nested[] {
  const { errors = [], cause } = Object(error) as Nested;
  const below = [...errors, ...(cause === undefined ? [] : [cause])];
  return below.length === 0 ? [Object(error) as Nested] : below.flatMap(rootsOf);
}
