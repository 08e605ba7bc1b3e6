import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from '../shared/reason';

/**
 * How CloudFormation asks and hears the answer.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html
 */
export interface CustomResourceEvent<Properties> {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: Properties;
  readonly OldResourceProperties?: Partial<Properties>;
}

/** What became of a request. */
export interface Answer {
  readonly status: 'SUCCESS' | 'FAILED';
  readonly physicalResourceId: string;
  readonly reason?: string;
}

/** CloudFormation takes 4096 bytes in all. */
const LONGEST_REASON = 1000;

/** In milliseconds. */
export interface AnswerPace {
  /** How long one attempt may take. */
  readonly timeOut: number;
  /** Between two of them. */
  readonly between: number;
  readonly attempts: number;
}

export const PACE: AnswerPace = { timeOut: 8_000, between: 1_000, attempts: 5 };

/**
 * Sends the answer; without one a deploy waits until it gives up.
 *
 * @throws Error without the address, which any reader of it could answer as well
 */
export async function respond(event: CustomResourceEvent<unknown>, { status, physicalResourceId, reason }: Answer, { timeOut, between, attempts }: AnswerPace = PACE): Promise<void> {
  const body = JSON.stringify({
    Status: status,
    Reason: reason?.slice(0, LONGEST_REASON),
    PhysicalResourceId: event.RequestType === 'Delete' ? event.PhysicalResourceId : physicalResourceId,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
  });
  for (let attempt = 1; ; attempt++) {
    try {
      // Bytes, not text: the address is signed for a request without a content type.
      const { ok, status: code } = await fetch(event.ResponseURL, { method: 'PUT', body: new TextEncoder().encode(body), signal: AbortSignal.timeout(timeOut) });
      if (!ok) {
        throw new Error(`status ${code}`);
      }
      return;
    } catch (error) {
      if (attempt === attempts) {
        throw new Error(`CloudFormation's bucket takes no answer (${reasonOf(error).replaceAll(event.ResponseURL, '...')}): the subnets of the brokers must have a NAT gateway, or the VPC endpoint s3`);
      }
    }
    await pause(between);
  }
}
