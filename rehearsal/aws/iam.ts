/** A statement of an identity policy, as templates hold it. */
export interface IamStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Who asks for what, with the context that conditions are about. */
export interface IamRequest {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

/**
 * Whether identity policies allow a request, as far as the policies of this library go: actions and resources with
 * wildcards, `StringEquals` conditions, deny before allow. Any other condition counts as not met.
 */
export function isAllowed(statements: readonly IamStatement[], request: IamRequest): boolean {
  const matching = statements.filter((statement) => matches(statement, request));
  return matching.some(({ Effect }) => Effect === 'Allow') && !matching.some(({ Effect }) => Effect === 'Deny');
}

function matches({ Action, Resource, Condition = {} }: IamStatement, { action, resource, context = {} }: IamRequest): boolean {
  return listOf(Action).some((pattern) => isLike(action, pattern, 'i'))
    && listOf(Resource).some((pattern) => isLike(resource, pattern))
    && Object.entries(Condition).every(([operator, wanted]) =>
      operator === 'StringEquals' && Object.entries(wanted).every(([key, value]) => context[key] === value));
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

/** IAM's wildcards: * for any characters, ? for one. */
function isLike(text: string, pattern: string, flags = ''): boolean {
  const expression = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${expression}$`, flags).test(text);
}
