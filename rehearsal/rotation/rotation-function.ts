import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { environmentOf, type LambdaFunctionOptions } from '../access/lambda-function';
import { run } from '../processes';
import { Disproved } from '../proofs/proof';
import type { RotationDescription } from './rotations';

const TSX = require.resolve('tsx');
const RUNTIME = join(__dirname, '..', 'access', 'runtime.ts');

/** What Secrets Manager asks for, in this order. */
const STEPS = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const;

/** How a step ended, and what the function wrote to its log. */
interface Outcome {
  readonly failed: boolean;
  readonly log: string;
}

/** The function of a template that rotates a user, called as Secrets Manager does it: each step in a process of its own. */
export class RotationFunction {
  public constructor(private readonly rotation: RotationDescription, private readonly options: LambdaFunctionOptions) {}

  /** All four steps. Gives the log. */
  public async rotate(): Promise<string> {
    const token = randomUUID();
    let all = '';
    for (const step of STEPS) {
      const { failed, log } = await this.step(step, token);
      all += log;
      if (failed) {
        throw new Disproved(`${step} failed: ${all}`);
      }
    }
    return all;
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
    throw new Disproved('the rotation succeeded');
  }

  private async step(step: string, token: string, seconds = 240): Promise<Outcome> {
    const { status, stdout, stderr } = await run(process.execPath, ['--import', TSX, RUNTIME, this.options.directory, String(seconds)], {
      environment: { ...environmentOf(this.options), ...this.rotation.environment },
      timeout: seconds * 1000,
      input: JSON.stringify({ Step: step, SecretId: this.rotation.secretArn, ClientRequestToken: token }),
    });
    return { failed: status !== 0, log: stdout + stderr };
  }
}
