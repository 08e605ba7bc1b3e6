import { partitionOf } from '../fake-aws/partitions';
import { unknownIn } from '../system/unknown';
import type { ActiveSideDescription } from './descriptions';
import type { Resolver } from './resolver';

/** The call of AWS that writes one where there is none. */
interface PutParameter {
  readonly parameters: { readonly Name: string; readonly Value: string };
}

/** The parameters that say which side is active, each in the Region of its stack. Of one that only AWS knows MirrorMaker finds none. */
export function describeActiveSides(resolver: Resolver): ActiveSideDescription[] {
  return resolver.ofType('Custom::ActiveSide').flatMap((found) => {
    const { Create } = resolver.propertiesOf<{ Create?: string }>(found);
    if (Create === undefined || unknownIn(Create) !== undefined) {
      return [];
    }
    const { parameters: { Name: name, Value: value } } = JSON.parse(Create) as PutParameter;
    const { region } = found.template;
    const account = String(resolver.resolve({ Ref: 'AWS::AccountId' }, found.template));
    return [{ arn: `arn:${partitionOf(region).name}:ssm:${region}:${account}:parameter${name}`, region, name, value }];
  });
}
