import { randomUUID } from 'node:crypto';
import { invoke, type LambdaFunctionOptions } from './lambda-function';
import { CheckFailed } from '../../system/assert';
import type { RotationDescription } from '../../assembly/descriptions';

/** What Secrets Manager asks for, in this order. */
const STEPS = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const;

/** How a step ended, and what the function wrote to its log. */
interface StepResult {
  readonly failed: boolean;
  readonly log: string;
}

/** The function of a template that rotates a user, called as Secrets Manager does it: each step in a process of its own. */
export class RotationFunction {
  public constructor(private readonly rotation: RotationDescription, private readonly options: LambdaFunctionOptions) {}

  /** Who it is for AWS. */
  public get principal(): string {
    return this.options.accessKeyId;
  }

  /** All four steps. Gives the log. */
  public async rotate(): Promise<string> {
    const { log, finish } = await this.prepare();
    return log + await finish();
  }

  /** All but the last one, which changes what clients read. */
  public async prepare(): Promise<{ readonly log: string; readonly finish: () => Promise<string> }> {
    const token = randomUUID();
    return { log: await this.steps(STEPS.slice(0, -1), token), finish: () => this.steps(STEPS.slice(-1), token) };
  }

  /** Until a step fails, within so many seconds each. Gives the step and the log. */
  public async rotateInVain(seconds: number): Promise<{ readonly step: string; readonly log: string }> {
    const token = randomUUID();
    for (const step of STEPS) {
      const { failed, log } = await this.step(step, token, seconds);
      if (failed) {
        return { step, log };
      }
    }
    throw new CheckFailed('the rotation succeeded');
  }

  private async steps(steps: readonly string[], token: string): Promise<string> {
    let all = '';
    for (const step of steps) {
      const { failed, log } = await this.step(step, token);
      all += log;
      if (failed) {
        throw new CheckFailed(`${step} failed: ${all}`);
      }
    }
    return all;
  }

  private async step(step: string, token: string, seconds = 240): Promise<StepResult> {
    const event = { Step: step, SecretId: this.rotation.secretArn, ClientRequestToken: token };
    const { status, stdout, stderr } = await invoke(this.options, event, seconds, this.rotation.environment);
    return { failed: status !== 0, log: stdout + stderr };
  }
}
