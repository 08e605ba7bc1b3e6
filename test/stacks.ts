import { App, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

interface ZonedStackOptions {
  readonly region?: string;
  readonly account?: string;
  /** Letters of its availability zones. */
  readonly zones?: string;
}

/** A stack whose Region and zones are fixed, so that nothing is looked up. */
export class ZonedStack extends Stack {
  private readonly zones: string[];

  public constructor(scope: Construct = new App(), id = 'Streaming', { region = 'us-east-1', account, zones = 'abc' }: ZonedStackOptions = {}) {
    super(scope, id, { env: { region, account } });
    this.zones = [...zones].map((letter) => `${region}${letter}`);
  }

  public get availabilityZones(): string[] {
    return this.zones;
  }
}

/** What a call throws, as one text. */
export function errorOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it did not fail');
}
