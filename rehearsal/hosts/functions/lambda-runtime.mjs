/** What AWS Lambda's runtime is to a function: loads index.js of the directory, and hands it the event on the standard input. */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/** Lambda's Node.js has it; the oldest that this project is developed with does not. */
function promiseWithResolvers() {
  let resolvers = {};
  const promise = new Promise((accept, reject) => resolvers = { resolve: accept, reject });
  return { promise, ...resolvers };
}

async function main([directory, seconds]) {
  Object.assign(Promise, { withResolvers: Promise.withResolvers ?? promiseWithResolvers });
  const end = Date.now() + Number(seconds) * 1000;
  const { handler } = createRequire(import.meta.url)(resolve(join(directory, 'index.js')));
  await handler(JSON.parse(await text(process.stdin)), { getRemainingTimeInMillis: () => end - Date.now() });
}

/** Lambda writes the error to the log. Left alone, Node.js would write the line of code before it: of a bundle, all of it. */
main(process.argv.slice(2)).catch((error) => process.stderr.write(`${error.stack}\n`, () => process.exit(1)));
