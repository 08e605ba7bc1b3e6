import { Aspects, CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AboutReferences, fingerprintOf, referencesOf } from './fingerprint';
import { outermost } from './nested-references';

/** Where a resource keeps the fingerprints of what it refers to in other stacks. */
export const REFERENCES = 'cdk-msk-georeplication:references';

/**
 * Has every resource at a construct and below keep the fingerprints of what it refers to in other stacks, in its metadata.
 *
 * The template of a reader of weak references, which are the default of new apps, holds names only: equal before and after
 * their target was replaced. `cdk deploy` skips a stack whose template is as deployed, and the reader would keep the id of
 * what is gone. Changed metadata of a resource is an update for CloudFormation as well, and an update resolves the references.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html#troubleshooting-errors-no-updates-to-perform
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceTargetDefinition.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
 */
export function keepFingerprints(scope: IConstruct): void {
  if (!kept.has(scope)) {
    kept.add(scope);
    Aspects.of(scope).add({
      visit(node) {
        if (CfnResource.isCfnResource(node)) {
          node.addMetadata(REFERENCES, new Fingerprints(node));
        }
      },
    });
  }
}

const kept = new WeakSet<IConstruct>();

/** By the path of what is referred to. Nothing, where all of it is in the reader's own stack. */
class Fingerprints extends AboutReferences {
  public constructor(private readonly reader: CfnResource) {
    super();
  }

  public resolve(): Record<string, string> | undefined {
    const elsewhere = referencesOf(this.reader).filter(({ stack }) => outermost(stack) !== outermost(this.reader.stack));
    return elsewhere.length === 0 ? undefined : Object.fromEntries(elsewhere.map((target) => [target.node.path, fingerprintOf(target)]).sort());
  }
}
