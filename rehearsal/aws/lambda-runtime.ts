/** What AWS Lambda's runtime is to a function: loads index.js of the directory, and hands it the event on the standard input. */
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

type Handler = (event: unknown, context: { getRemainingTimeInMillis(): number }) => Promise<void>;

/** Lambda's Node.js has it; the oldest that this project is developed with does not. */
function promiseWithResolvers() {
  let resolvers = {};
  const promise = new Promise((accept, reject) => resolvers = { resolve: accept, reject });
  return { promise, ...resolvers };
}

async function main([directory, seconds]: string[]): Promise<void> {
  Object.assign(Promise, { withResolvers: Reflect.get(Promise, 'withResolvers') ?? promiseWithResolvers });
  const end = Date.now() + Number(seconds) * 1000;
  const { handler } = await import(resolve(join(directory!, 'index.js'))) as { handler: Handler };
  await handler(JSON.parse(await text(process.stdin)), { getRemainingTimeInMillis: () => end - Date.now() });
}

/** Lambda writes the error to the log. Left alone, Node.js would write the line of code before it: of a bundle, all of it. */
main(process.argv.slice(2)).catch((error: Error) => process.stderr.write(`${error.stack}\n`, () => process.exit(1)));
