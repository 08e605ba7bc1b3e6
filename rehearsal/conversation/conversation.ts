import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { signal } from '../processes';

/** Nothing that is asked takes longer while the cluster runs. */
const PATIENCE = 90_000;

type Answer = { readonly id: number; readonly result?: unknown; readonly error?: string };

/** Asks a process in lines of JSON, and is answered in lines of JSON, in any order. */
export class Conversation {
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private asked = 0;
  private ended = false;

  public constructor(private readonly child: ChildProcess) {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const answer = JSON.parse(line) as Answer;
      this.waiting.get(answer.id)?.(answer);
    });
    // Its end tells the rest.
    child.stdin!.on('error', () => undefined);
    child.once('exit', () => {
      this.ended = true;
      this.waiting.forEach((answer, id) => answer({ id, error: 'the process ended' }));
    });
  }

  public async ask<T>(act: string, request: object = {}): Promise<T> {
    const { error, result } = await this.answerTo(act, request);
    if (error !== undefined) {
      throw new Error(`could not ${act} ${JSON.stringify(request).slice(0, 100)}: ${error}`);
    }
    return result as T;
  }

  /** Ends the process at once. */
  public kill(): void {
    signal(this.child, 'SIGKILL');
  }

  private async answerTo(act: string, request: object): Promise<Answer> {
    const id = ++this.asked;
    if (this.ended) {
      return { id, error: 'the process ended' };
    }
    let timer: NodeJS.Timeout | undefined;
    const answer = await new Promise<Answer>((resolve) => {
      timer = setTimeout(() => resolve({ id, error: `no answer within ${PATIENCE / 1000} s` }), PATIENCE);
      this.waiting.set(id, resolve);
      this.child.stdin!.write(`${JSON.stringify({ id, act, ...request })}\n`);
    });
    clearTimeout(timer);
    this.waiting.delete(id);
    return answer;
  }
}
