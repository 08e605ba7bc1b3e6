import { isLike } from './iam-patterns';
import { every, not, some, type Verdict } from './verdict';

/** By operator and key: one value, or several of which one must fit. */
export type IamConditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What AWS tells of a request, by condition key. */
export type IamContext = Readonly<Record<string, string>>;

type Comparison = (value: string, wanted: string) => Verdict;

/**
 * Of those operators that are judged; with `Not` after `String` they say the opposite.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  StringEquals: (value, wanted) => isLike(value, wanted, { isLiteral: true }),
  StringEqualsIgnoreCase: (value, wanted) => isLike(value, wanted, { isLiteral: true, ignoresCase: true }),
  StringLike: (value, wanted) => isLike(value, wanted),
  Bool: (value, wanted) => isLike(value, wanted, { isLiteral: true, ignoresCase: true }),
};

/** Services whose condition keys are in requests to themselves alone. Those of others may tell of the caller, as ec2:SourceInstanceARN does. */
const SERVICES = ['kafka', 'kafka-cluster', 'kms', 'secretsmanager'];

/** Whether a request is one that a statement is about, by its conditions. */
export function conditionsHold(conditions: IamConditions, action: string, context: IamContext): Verdict {
  return every(Object.entries(conditions).flatMap(([operator, keys]) => Object.entries(keys).map(([key, wanted]) =>
    holds(operator, [wanted].flat().map(String), valueOf(key, action, context)))));
}

function holds(operator: string, wanted: readonly string[], value: string | undefined | { readonly unknown: string }): Verdict {
  const [, name, ifExists] = /^(.+?)(IfExists)?$/.exec(operator)!;
  const positive = name!.replace(/^StringNot/, 'String');
  const compare = COMPARISONS[positive];
  if (name !== 'Null' && compare === undefined) {
    return { unknown: `the condition operator ${operator} is not judged here` };
  }
  if (typeof value === 'object') {
    return value;
  }
  if (name === 'Null') {
    return some(wanted.map((isNull) => isLike(String(value === undefined), isNull, { ignoresCase: true })));
  }
  const isNegated = positive !== name;
  if (value === undefined) {
    return isNegated || ifExists !== undefined;
  }
  const found = some(wanted.map((each) => compare!(value, each)));
  return isNegated ? not(found) : found;
}

/** Nothing where a request has no such key. */
function valueOf(key: string, action: string, context: IamContext): string | undefined | { readonly unknown: string } {
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase());
  const [service] = key.toLowerCase().split(':');
  return found ? found[1]
    : SERVICES.includes(service!) && service !== action.toLowerCase().split(':')[0] ? undefined : { unknown: `the condition key ${key} is not known here` };
}
