/** What was seen is not what the title of the check says. */
export class CheckFailed extends Error {
  public override readonly name: string = 'CheckFailed';
}

/** Something that this machine need not have was not there: what the title says was not put to the test. */
export class NotRehearsed extends Error {
  public override readonly name = 'NotRehearsed';
}

/** Fails the check with a message unless a condition holds. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) {
    throw new CheckFailed(message);
  }
}
