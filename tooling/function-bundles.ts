import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { installFunctionPackages } from './function-packages';
import { writeWhole } from './write-whole';

const ROOT = join(__dirname, '..');
const SOURCES = join(ROOT, 'functions');
const FUNCTIONS = ['acls', 'replication-probe', 'rotation'];

/**
 * Bundles the Lambda functions of functions/ into assets/, whence the package takes them: each becomes one file, with the
 * licenses of what went into it next to it. The AWS SDK is left out, Lambda's runtime brings it.
 */
export async function bundleFunctions(): Promise<void> {
  installFunctionPackages();
  await Promise.all(FUNCTIONS.map(bundle));
}

async function bundle(name: string): Promise<void> {
  const directory = join(ROOT, 'assets', name);
  const { metafile, outputFiles } = await build({
    entryPoints: [join(SOURCES, name, 'index.ts')],
    outfile: join(directory, 'index.js'),
    absWorkingDir: SOURCES,
    write: false,
    bundle: true,
    minify: true,
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
    legalComments: 'none',
    external: ['@aws-sdk/*'],
    // Its other form reads a file next to it.
    alias: { '@platformatic/wasm-utils': '@platformatic/wasm-utils/bundled' },
    // CommonJS knows no import.meta; a module asks it for its own address.
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
  });
  outputFiles.forEach(({ path, text }) => writeWhole(path, text));
  writeWhole(join(directory, 'LICENSES.txt'), licensesOf(metafile));
}

function licensesOf({ inputs }: Metafile): string {
  const packages = new Set(Object.keys(inputs).flatMap((file) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
  return [...packages].sort().map((directory) => {
    const { name, version, license } = JSON.parse(readFileSync(join(SOURCES, directory, 'package.json'), 'utf8'));
    const file = readdirSync(join(SOURCES, directory)).find((entry) => /^licen[sc]e/i.test(entry));
    const text = file ? readFileSync(join(SOURCES, directory, file), 'utf8') : '';
    return `${name} ${version} (${license})\n\n${text}`;
  }).join('\n----\n\n');
}
