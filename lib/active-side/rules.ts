import { error, isKnown, type Rule } from '../private/rules';
import type { ActiveSideProps } from './active-side-props';

/** Of the whole ARN, which only the deploy knows, Systems Manager takes 1011 characters: this leaves enough for what comes before the name. */
const MOST_CHARACTERS = 900;

const MOST_LEVELS = 15;

/**
 * What Systems Manager would refuse in the middle of a deploy.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
 */
export const ACTIVE_SIDE_RULES: readonly Rule<ActiveSideProps>[] = [
  error('active-side-known-name', ({ parameterName }) =>
    !isKnown(parameterName) && 'parameterName must be known when the app is synthesized, since MirrorMaker asks both Regions for one name, got one that is known in the deploy only'),

  error('active-side-name', ({ parameterName }) =>
    isKnown(parameterName) && !isName(parameterName)
      && `parameterName must be 1 to ${MOST_LEVELS} parts of letters, digits and . _ -, each with a / before it, ${MOST_CHARACTERS} characters at most, `
        + `and begin neither with /aws nor with /ssm, got '${parameterName}'`),
];

function isName(name: string): boolean {
  return name.length <= MOST_CHARACTERS && new RegExp(`^(/[\\w.-]+){1,${MOST_LEVELS}}$`).test(name) && !/^\/(aws|ssm)/i.test(name);
}
