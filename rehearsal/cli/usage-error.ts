/** What the user can mend: a sentence, and no stack trace. */
export class UsageError extends Error {
  public override readonly name = 'UsageError';
}
