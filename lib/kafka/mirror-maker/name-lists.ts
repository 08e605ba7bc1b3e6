import { readExpression, type JavaExpression } from './java-expressions';

/** A list of names and expressions as an app gives it: undefined is one that it does not know yet. */
export type Entries = readonly (string | undefined)[];

/** Names and expressions of which one must match a whole name, as MirrorMaker's filters of topics and groups read them. */
export class NameList {
  private readonly expressions: readonly (JavaExpression | undefined)[];

  public constructor(entries: Entries) {
    this.expressions = entries.map((entry) => entry === undefined ? undefined : readExpression(entry));
  }

  /** Whether it takes a name, or undefined where only Java or the deploy can tell. */
  public takes(name: string): boolean | undefined {
    if (this.expressions.some((expression) => expression?.javaScript?.test(name))) {
      return true;
    }
    return this.expressions.some((expression) => expression?.javaScript === undefined) ? undefined : false;
  }
}
