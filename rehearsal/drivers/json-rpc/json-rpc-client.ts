import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { CheckFailed } from '../../system/assert';
import { signal } from '../../system/processes';
import { onStop } from '../../system/stopping';

/** No call takes longer while the cluster runs. */
const TIMEOUT = 90_000;

interface Response {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Calls methods of a process by JSON-RPC 2.0, one message a line. Responses may come in any order. */
export class JsonRpcClient {
  private readonly waiting = new Map<number, (response: Response) => void>();
  private lastId = 0;
  private ended = false;

  public constructor(private readonly child: ChildProcess) {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const response = responseIn(line);
      if (response !== undefined) {
        this.waiting.get(response.id)?.(response);
      }
    });
    // Its end tells the rest.
    child.stdin!.on('error', () => undefined);
    child.once('exit', () => {
      this.ended = true;
      this.waiting.forEach((resolve, id) => resolve(failure(id, 'the process ended')));
    });
  }

  /** @param secret params that no error may repeat */
  public async call<T>(method: string, params: object = {}, secret: object = {}): Promise<T> {
    const { error, result } = await this.responseTo(method, { ...params, ...secret });
    if (error !== undefined) {
      // That Kafka refuses says something of the templates, the end of a process of ours does not.
      const Failure = this.ended ? Error : CheckFailed;
      throw new Failure(`${error.message} (${method} ${JSON.stringify(params).slice(0, 100)})`);
    }
    return result as T;
  }

  /** Ends the process at once. */
  public kill(): void {
    signal(this.child, 'SIGKILL');
  }

  private async responseTo(method: string, params: object): Promise<Response> {
    const id = ++this.lastId;
    if (this.ended) {
      return failure(id, 'the process ended');
    }
    let timer: NodeJS.Timeout | undefined;
    let forget = () => {};
    const response = await new Promise<Response>((resolve) => {
      timer = setTimeout(() => resolve(failure(id, `no response within ${TIMEOUT / 1000} s`)), TIMEOUT);
      forget = onStop(() => resolve(failure(id, 'no response yet')));
      this.waiting.set(id, resolve);
      this.child.stdin!.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    });
    clearTimeout(timer);
    forget();
    this.waiting.delete(id);
    return response;
  }
}

/** A library of the process may print there, too: what is no response says nothing to a caller. */
function responseIn(line: string): Response | undefined {
  try {
    return JSON.parse(line) as Response | null ?? undefined;
  } catch {
    return undefined;
  }
}

function failure(id: number, message: string): Response {
  return { id, error: { message } };
}
