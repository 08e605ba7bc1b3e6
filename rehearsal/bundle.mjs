/** Makes what the package holds: one bundle of the modules, and with it, each in its room, the files that are none. */
import { cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { build } from 'esbuild';

const ROOT = import.meta.dirname;
const RESULT = join(ROOT, 'build');
// It takes the place of the old one when it is whole: a rehearsal may run from that.
const BUILD = mkdtempSync(`${RESULT}-`);
const ROOMS = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !/^(build.*|node_modules|test)$/.test(entry.name))
  .map(({ name }) => name);

process.on('exit', () => rmSync(BUILD, { recursive: true, force: true }));

await build({
  entryPoints: [join(ROOT, 'cli', 'msk-rehearsal.ts')],
  outfile: join(BUILD, 'cli', 'msk-rehearsal.mjs'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Its dependencies are installed with it. What the library publishes for it is text, and goes in: the package does without the library.
  packages: 'external',
  alias: { 'cdk-msk-georeplication/kafka': join(ROOT, '..', 'lib', 'kafka', 'index.ts') },
  banner: { js: 'const __dirname = import.meta.dirname;' },
  logLevel: 'warning',
});

for (const room of ROOMS) {
  for (const file of readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true })) {
    if (file.isFile() && extname(file.name) !== '.ts') {
      const source = join(file.parentPath, file.name);
      cpSync(source, join(BUILD, source.slice(ROOT.length)));
    }
  }
}
cpSync(join(ROOT, 'requirements.txt'), join(BUILD, 'requirements.txt'));
// What the library's hosts run, and no assembly need hold.
for (const file of ['client/with-kafka.sh', 'mirror-maker']) {
  cpSync(join(ROOT, '..', 'assets', file), join(BUILD, 'assets', file), { recursive: true });
}

// Two that build at once take each other's result away, or are quicker: the last one stays.
for (let isPlaced = false; !isPlaced;) {
  const before = mkdtempSync(`${RESULT}-before-`);
  try {
    if (existsSync(RESULT)) {
      renameSync(RESULT, before);
    }
    renameSync(BUILD, RESULT);
    isPlaced = true;
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(error.code)) {
      throw error;
    }
  } finally {
    rmSync(before, { recursive: true, force: true });
  }
}
