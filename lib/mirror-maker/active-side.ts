import { Duration } from 'aws-cdk-lib';
import type { ActiveSide } from '../active-side/active-side';
import type { ActiveSides } from '../active-side/active-sides';
import type { Flow } from './flow';
import { TopicNaming } from './topic-naming';

/** A failover takes minutes, and the calls of a day cost nothing. */
const ASK_EVERY = Duration.seconds(10);

/** What the entry script of the container is told of it. */
export function activeSideEnvironment(activeSide: ActiveSides | undefined, { naming }: Flow): Record<string, string> {
  return activeSide === undefined ? {} : {
    ACTIVE_SIDE_PARAMETER: activeSide.primary.parameterName,
    ACTIVE_SIDE_SECONDS: String(ASK_EVERY.toSeconds()),
    // Two flows under identical names would copy each record for ever.
    ...(naming === TopicNaming.PREFIXED && { ACTIVE_SIDE_BOTH: 'true' }),
  };
}

export function parametersOf(activeSide: ActiveSides | undefined): ActiveSide[] {
  return activeSide === undefined ? [] : [activeSide.primary, activeSide.secondary];
}
