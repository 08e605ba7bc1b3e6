import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { ScramUserRotation } from './scram-user-rotation';

const LEAST = Duration.hours(4);
const MOST = Duration.days(1000);

/**
 * When Secrets Manager rotates, as it wants it written.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html
 */
export function scheduleExpression({ automaticallyAfter = Duration.days(30) }: ScramUserRotation): string {
  return Schedule.rate(automaticallyAfter).expressionString;
}

/** What Secrets Manager would refuse. */
export function validateSchedule({ automaticallyAfter }: ScramUserRotation): string | undefined {
  if (automaticallyAfter === undefined || automaticallyAfter.isUnresolved()) {
    return undefined;
  }
  const minutes = automaticallyAfter.toMinutes({ integral: false });
  return minutes < LEAST.toMinutes() || minutes > MOST.toMinutes() || minutes % 60 !== 0
    ? `rotation.automaticallyAfter must be whole hours, at least ${LEAST.toHumanString()} and at most ${MOST.toHumanString()}, got ${automaticallyAfter.toHumanString()}`
    : undefined;
}
