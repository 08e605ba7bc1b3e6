// Serves one archive over HTTP, well and in each way that a server far away can fail. Prints its port, and each request.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setInterval } from 'node:timers';

const archive = readFileSync(process.argv[2]);
const requests = new Map();

const answers = {
  '/whole': (response) => response.end(archive),
  '/stalls': (response) => response.write(archive.subarray(0, archive.length / 2)),
  '/slow': (response) => {
    let sent = 0;
    const timer = setInterval(() => {
      response.write(archive.subarray(sent, sent += 20_000));
    }, 100);
    response.on('close', () => clearInterval(timer));
  },
  '/cuts-off': (response) => response.write(archive.subarray(0, archive.length / 2), () => response.destroy()),
  '/cuts-off-once': (response) => answers[requests.get('/cuts-off-once') === 1 ? '/cuts-off' : '/whole'](response),
};

const server = createServer(({ url }, response) => {
  requests.set(url, (requests.get(url) ?? 0) + 1);
  console.log(url);
  response.setHeader('content-length', archive.length);
  answers[url](response);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
