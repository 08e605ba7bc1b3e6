/** An error as the Kafka client and the AWS SDK throw it: what happened stands at the bottom of a tree. */
interface Nested {
  readonly message?: string;
  readonly errors?: readonly unknown[];
  readonly cause?: unknown;
  readonly apiId?: string;
}

/** What really happened, in one line. */
export function reasonOf(error: unknown): string {
  const messages = rootsOf(error).map(({ message }) => message?.trim()).filter(Boolean);
  return [...new Set(messages)].join('; ').replace(/\s+/g, ' ') || String(error);
}

/** Whether Kafka knows who asks and forbids it. */
export function isRefusal(error: unknown): boolean {
  return rootsOf(error).some(({ apiId }) => apiId?.endsWith('AUTHORIZATION_FAILED') === true);
}

function rootsOf(error: unknown): Nested[] {
  const { errors = [], cause } = Object(error) as Nested;
  const below = [...errors, ...(cause === undefined ? [] : [cause])];
  return below.length === 0 ? [Object(error) as Nested] : below.flatMap(rootsOf);
}
