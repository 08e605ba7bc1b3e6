import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf, DOCUMENTS, read } from '../documentation/documents';
import { languagesOf } from '../documentation/samples';
import { asConfigured, synthesize } from '../examples/apps';
import { assemblyOf } from '../readme-samples';
import { installLibrary, type Library } from '../../tooling/python-library';

let library: Library;

// On a machine that has no aws-cdk-lib for Python yet, it comes from PyPI.
beforeAll(() => {
  library = installLibrary();
});

afterAll(() => library.remove());

test('what the wheel asks for is what requirements.txt installs', () => {
  expect(library.python(['-m', 'pip', 'check'])).toContain('No broken requirements found');
});

test('requirements.txt names the versions with which the library is compiled', () => {
  const { devDependencies } = JSON.parse(read('package.json'));
  expect(read('examples/python/requirements.txt').trim().split('\n')).toEqual([
    `aws-cdk-lib==${devDependencies['aws-cdk-lib']}`,
    // PyPI's way to write 2.271.0-alpha.0.
    `aws-cdk.aws-msk-alpha==${devDependencies['@aws-cdk/aws-msk-alpha'].replace('-alpha.', 'a')}`,
    `constructs==${devDependencies.constructs}`,
  ]);
});

// Nothing may differ. Beside the templates only what tells where in which program a construct was made does.
test.each(['', ' -c failback=true'])('two_regions.py%s makes the templates of bin/app.ts', (context) => {
  const { assembly } = synthesize(`bin/app.ts${context}`);
  asConfigured(context ? { failback: 'true' } : {});
  expect(templatesOfPython('examples/python/two_regions.py')).toEqual(templatesIn(assembly.directory));
});

test('the first example of the README in Python makes the templates of the one in TypeScript', () => {
  const [typescript] = blocksOf(read('README.md')).filter(({ language }) => language === 'ts');
  const [python] = blocksOf(read('docs/languages.md')).filter(({ language }) => language === 'python');
  const program = join(mkdtempSync(join(library.directory, 'readme-')), 'app.py');
  writeFileSync(program, `${python!.code}\napp.synth()\n`);

  expect(templatesOfPython(program)).toEqual(templatesIn(assemblyOf(typescript!.code).directory));
});

test('no other page has Python, which nothing would run', () => {
  expect(DOCUMENTS.flatMap((document) => languagesOf(document).filter((language) => language === 'python').map(() => document.path))).toEqual(['docs/languages.md']);
});

function templatesOfPython(program: string): Record<string, string> {
  const outdir = mkdtempSync(join(library.directory, 'synthesized-'));
  library.python([program], { CDK_OUTDIR: outdir });
  return templatesIn(outdir);
}

/** Each template by its file, as text: the order of keys counts too. */
function templatesIn(directory: string): Record<string, string> {
  const files = readdirSync(directory).filter((file) => file.endsWith('.template.json')).sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(directory, file), 'utf8')]));
}
