import { createHash } from 'node:crypto';
import {
  CfnElement, CfnResource, DefaultTokenResolver, Reference, Token, Tokenization, type IPostProcessor, type IResolvable, type IResolveContext,
} from 'aws-cdk-lib';
import { CREATE_ONLY } from './create-only';
import { originOf } from './nested-references';

/**
 * What a resource is, until something replaces it: another name or place of its stack, another logical id, or another value
 * of a property that can only be set when it is created, also of one that it refers to there. Nothing else changes it, and no
 * template can say more: a stack that was destroyed and deployed again looks as it did.
 *
 * To be asked when the app is synthesized: only then is everything set.
 */
export function fingerprintOf(element: CfnElement): string {
  const { stack } = element;
  const place = stack.nestedStackResource ? [fingerprintOf(stack.nestedStackResource as CfnResource)] : [stack.account, stack.region, stack.stackName];
  return digest(stack.resolve([place, element.logicalId]), CfnResource.isCfnResource(element) ? createOnlyProperties(element) : {});
}

/** Whatever a resource refers to, in its properties, its metadata or its policies. */
export function referencesOf(resource: CfnResource): CfnElement[] {
  const referrer = new Referrer();
  referrer.propertiesOf(resource);
  return [...referrer.targets.values()];
}

/** A part of a resource that says something about what it refers to, and is not asked for references itself. */
export abstract class AboutReferences implements IResolvable {
  public readonly creationStack: string[] = [];

  public abstract resolve(context: IResolveContext): unknown;

  public toString(): string {
    return Token.asString(this);
  }
}

/** A short hash: it tells two apart and keeps nothing. */
export function digest(...values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 16);
}

/** Of a type that the table does not know, the logical id and the place must do. */
function createOnlyProperties(resource: CfnResource): Record<string, unknown> {
  const paths = CREATE_ONLY[resource.cfnResourceType] ?? [];
  const referrer = new Referrer();
  const properties = paths.length === 0 ? {} : referrer.propertiesOf(resource);
  return Object.fromEntries(paths.map((path) => [path, referrer.follow(valueAt(properties, path.split('/')))]));
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((part, name) => part !== null && typeof part === 'object' ? (part as Record<string, unknown>)[name] : undefined, value);
}

/** Who reads the properties of a resource, and puts the fingerprint of a resource where they refer to one. */
class Referrer extends DefaultTokenResolver {
  public readonly targets = new Map<string, CfnElement>();

  public constructor() {
    super({ join: (left, right) => ({ 'Fn::Join': ['', [left, right]] }) });
  }

  public propertiesOf(resource: CfnResource): unknown {
    // Internal to the CDK, and the only place where properties and overrides of them stand together.
    const fragment = (resource as unknown as { _toCloudFormation(): object })._toCloudFormation();
    const { Resources: resources = {} } = Tokenization.resolve(fragment, { scope: resource, resolver: this }) as { Resources?: Record<string, { Properties?: unknown }> };
    return Object.values(resources)[0]?.Properties;
  }

  /** Only what is create-only is followed: other properties may well refer to each other. */
  public follow(value: unknown): unknown {
    return value === undefined ? undefined : JSON.parse(JSON.stringify(value), (_, part: unknown) => {
      const [address, attribute] = part !== null && typeof part === 'object' && 'Fn::GetAtt' in part ? part['Fn::GetAtt'] as string[] : [];
      const target = this.targets.get(address ?? '');
      return target ? [fingerprintOf(target), attribute] : part;
    });
  }

  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (token instanceof AboutReferences) {
      return undefined;
    }
    const reference = referenceIn(token);
    if (!reference || !CfnElement.isCfnElement(reference.target)) {
      return super.resolveToken(token, context, postProcessor);
    }
    this.targets.set(reference.target.node.addr, reference.target);
    // In the form of an intrinsic function: CDK takes it for a value of any type.
    return { 'Fn::GetAtt': [reference.target.node.addr, reference.displayName] };
  }
}

/** The reference that a token is, or that it holds, as a weak one does. */
function referenceIn(token: IResolvable): Reference | undefined {
  const reference = [token, (token as { reference?: unknown }).reference].find((candidate) => Reference.isReference(candidate));
  return reference && originOf(reference);
}
