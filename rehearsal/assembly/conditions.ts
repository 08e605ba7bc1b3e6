import type { Template } from './template';
import { unknownIn } from '../system/unknown';

type Resolve = (value: unknown, template: Template) => unknown;
type Verdict = boolean | undefined;

/** Whether a condition of a template holds; undefined where that hangs on a value that only AWS knows. */
export function conditionHolds(name: string, template: Template, resolve: Resolve): Verdict {
  return name in template.conditions ? holds(template.conditions[name], template, resolve) : undefined;
}

function holds(expression: unknown, template: Template, resolve: Resolve): Verdict {
  const [key, argument] = Object.entries(expression ?? {})[0] ?? [];
  const all = (): Verdict[] => (argument as unknown[]).map((each) => holds(each, template, resolve));
  switch (key) {
    case 'Condition': return conditionHolds(argument as string, template, resolve);
    case 'Fn::Equals': return isEqual((argument as unknown[]).map((each) => resolve(each, template)));
    case 'Fn::Not': return negated(all()[0]);
    case 'Fn::And': return every(all());
    // By De Morgan's law.
    case 'Fn::Or': return negated(every(all().map(negated)));
    default: return undefined;
  }
}

function isEqual([one, other]: unknown[]): Verdict {
  // A template may compare the text true with the value true, which are equal there.
  const texts = [one, other].map((value) => typeof value === 'object' ? JSON.stringify(value) : String(value));
  return texts[0] === texts[1] ? true : unknownIn(texts) === undefined ? false : undefined;
}

function negated(verdict: Verdict): Verdict {
  return verdict === undefined ? undefined : !verdict;
}

function every(verdicts: readonly Verdict[]): Verdict {
  return verdicts.includes(false) ? false : verdicts.includes(undefined) ? undefined : true;
}
