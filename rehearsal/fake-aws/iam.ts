import { conditionsHold, type IamConditions, type IamContext } from './iam-conditions';
import { isLike } from './iam-patterns';
import { every, not, some, type Verdict } from './verdict';

type List = string | readonly string[];

/** A statement of an identity policy, as templates hold it. */
export interface IamStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: List;
  readonly NotAction?: List;
  readonly Resource?: List;
  readonly NotResource?: List;
  readonly Condition?: IamConditions;
}

/** What may be a statement of that effect, about anything, and why it is not known. */
export interface UnreadStatement {
  readonly Effect: IamStatement['Effect'];
  readonly unread: string;
}

/** Who asks for what, with the context that conditions are about. */
export interface IamRequest {
  readonly action: string;
  readonly resource: string;
  readonly context?: IamContext;
}

/** Whether identity policies allow a request: deny before allow. */
export function isAllowedByPolicies(statements: readonly (IamStatement | UnreadStatement)[], request: IamRequest): Verdict {
  const anyOf = (effect: IamStatement['Effect']) => some(statements.filter(({ Effect }) => Effect === effect).map((statement) => matches(statement, request)));
  return every([anyOf('Allow'), not(anyOf('Deny'))]);
}

function matches(statement: IamStatement | UnreadStatement, { action, resource, context = {} }: IamRequest): Verdict {
  if ('unread' in statement) {
    return { unknown: statement.unread };
  }
  const { Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  const isOf = (patterns: List | undefined, text: string, ignoresCase: boolean) => some([patterns ?? []].flat().map((pattern) => isLike(text, pattern, { ignoresCase })));
  return every([
    NotAction === undefined ? isOf(Action, action, true) : not(isOf(NotAction, action, true)),
    NotResource === undefined ? isOf(Resource, resource, false) : not(isOf(NotResource, resource, false)),
    conditionsHold(Condition, action, context),
  ]);
}
