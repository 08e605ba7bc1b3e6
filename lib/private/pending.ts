import type * as ec2 from 'aws-cdk-lib/aws-ec2';

/**
 * What CDK puts in the place of a value that it has yet to look up. The app runs twice: first with these, so that the
 * command line learns what to look up, then with the values. A rule that judged these would end the first run, and the
 * look-up would never happen.
 *
 * They are constants of aws-cdk-lib, which does not export them: a test holds each against it.
 */
const PLACEHOLDERS: readonly RegExp[] = [
  // Availability zones of a stack, and of a VPC.
  /^dummy\d[a-z]$/,
  // A parameter of Systems Manager, or a text that was built around one.
  /dummy-value-for-/,
  // The block of a VPC.
  /^1\.2\.3\.4\/5$/,
  // The ARN of a role, in an account that does not exist.
  /:role\/DUMMY_ARN$/,
];

/** Whether a text stands for one that is still to be looked up. */
export function isPlaceholder(value: unknown): boolean {
  return typeof value === 'string' && PLACEHOLDERS.some((placeholder) => placeholder.test(value));
}

/** Whether a VPC is still to be looked up: neither its blocks nor its subnets say anything yet. */
export function isPendingVpc(vpc: ec2.IVpc): boolean {
  try {
    return vpc.selectSubnets().isPendingLookup === true;
  } catch {
    // It has no private subnets, and therefore is known.
    return false;
  }
}
