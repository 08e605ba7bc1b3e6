import { Token } from 'aws-cdk-lib';
import { readExpression, type JavaExpression } from '../../kafka/mirror-maker/java-expressions';
import { isKnown } from '../../private/rules';
import type { MirrorMakerPrimarySecondaryProps } from '../mirror-maker-primary-secondary-props';

export type ListProp = 'topics' | 'topicsExclude' | 'groups' | 'groupsExclude';

export const LISTS: readonly ListProp[] = ['topics', 'topicsExclude', 'groups', 'groupsExclude'];

/** A name or an expression that a prop lists, and what Java reads in it. */
export interface Entry {
  readonly prop: ListProp;
  readonly entry: string;
  readonly read: JavaExpression;
}

/** Whether a whole list is known in the deploy only, as that of a parameter is. */
export function isOfDeploy(props: MirrorMakerPrimarySecondaryProps, prop: ListProp): boolean {
  return Token.isUnresolved(props[prop]);
}

/** What of a list is known. */
export function textsOf(props: MirrorMakerPrimarySecondaryProps, prop: ListProp): string[] {
  return isOfDeploy(props, prop) ? [] : (props[prop] ?? []).filter(isKnown);
}

/** What is known of some lists. What has a comma is several, and for its own rule. */
export function entriesOf(props: MirrorMakerPrimarySecondaryProps, lists: readonly ListProp[] = LISTS): Entry[] {
  return lists.flatMap((prop) => textsOf(props, prop).filter(isOne).map((entry) => ({ prop, entry, read: readExpression(entry) })));
}

/** Whether MirrorMaker takes a text for one entry, neither more nor none. */
export function isOne(entry: string): boolean {
  return !entry.includes(',') && entry.trim() !== '';
}

/** Some entries, each with more if there is more to say of it. */
export function list(entries: readonly Pick<Entry, 'prop' | 'entry'>[], more: readonly (string | undefined)[] = []): string {
  return entries.map(({ prop, entry }, index) => `${prop} '${entry}'${more[index] === undefined ? '' : `: ${more[index]}`}`).join(more.length > 0 ? '; ' : ', ');
}
