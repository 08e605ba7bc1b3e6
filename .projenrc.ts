import { awscdk, javascript } from 'projen';

const mskAlpha = '@aws-cdk/aws-msk-alpha@2.271.0-alpha.0';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-msk-georeplication',
  description: 'AWS CDK constructs for Amazon MSK with SASL/SCRAM in one Region or two, rehearsed on real Apache Kafka before the deploy',
  author: 'The cdk-msk-georeplication authors',
  authorAddress: 'maintainers@users.noreply.github.com',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-msk-georeplication/cdk-msk-georeplication.git',
  license: 'Apache-2.0',
  keywords: ['awscdk', 'msk', 'kafka', 'scram', 'mirrormaker'],
  stability: 'experimental',
  defaultReleaseBranch: 'main',

  // Compiled files stay out of lib/: jest and tsx would load a stale .js before the .ts beside it.
  srcdir: 'lib',
  libdir: 'build',
  entrypoint: 'build/index.js',
  sampleCode: false,

  // The set that builds together; see CONTRIBUTING.md before raising one of them.
  cdkVersion: '2.271.0',
  cdkCliVersion: '2.1148.1',
  constructsVersion: '10.5.1',
  jsiiVersion: '6.0.16',
  typescriptVersion: '~6.0.3',
  minNodeVersion: '20.16.0',
  peerDeps: [mskAlpha],
  devDeps: [
    mskAlpha,
    'aws-cdk@2.1148.1',
    'cdk-nag@3.0.2',
    'tsx@^4.23.15',
    'eslint@^10',
    'typescript-eslint@^8',
    '@stylistic/eslint-plugin@^5',
    'eslint-cdk-plugin@^3',
    // What the rehearsal is made of: arguments, progress, tables, env files.
    'commander@^14',
    'listr2@^9',
    'cli-table3@^0.6',
    'dotenv@^17',
    // What the functions are made of. Lambda's runtime brings the AWS SDK, its types are for the compiler.
    '@platformatic/kafka@2.12.1',
    '@aws-sdk/client-kafka@3.1169.0',
    '@aws-sdk/client-secrets-manager@3.1162.0',
    'esbuild@^0.28',
    // A client that is put to the test.
    'kafkajs@2.2.4',
  ],
  packageManager: javascript.NodePackageManager.NPM,
  npmignoreEnabled: false,
  projenrcTs: true,

  // eslint.config.mjs is written by hand: projen's own config knows neither flat files nor the CDK rules.
  eslint: false,
  jestOptions: {
    configFilePath: 'jest.config.json',
    jestConfig: {
      globalSetup: './test/global-setup.ts',
      globalTeardown: './test/global-teardown.ts',
      setupFiles: ['./test/setup.ts'],
      collectCoverage: false,
      testPathIgnorePatterns: ['/node_modules/', '/build/', '/dist/', '/cdk.out/'],
    },
    junitReporting: false,
    passWithNoTests: false,
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
  },

  release: false,
  buildWorkflow: false,
  depsUpgrade: false,
  pullRequestTemplate: false,
  githubOptions: { mergify: false, pullRequestLint: false },
  gitignore: ['.jsii.tabl.json', 'cdk.out/', '.venv/', '*.tsbuildinfo', '/assets/acls/', '/assets/rotation/'],
});

// tsconfig.json is the compiler's and covers lib/ only, so the other folders that hold code get one each.
const outside = ['bin', 'examples', 'rehearsal', 'tooling'];
for (const dir of outside) {
  new javascript.TypescriptConfig(project, {
    fileName: `${dir}/tsconfig.json`,
    extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']),
    include: ['**/*.ts'],
    compilerOptions: { noEmit: true, rootDir: '..' },
  });
}
// The packages of the functions are made for bundlers.
new javascript.TypescriptConfig(project, {
  fileName: 'functions/tsconfig.json',
  extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']),
  include: ['**/*.ts'],
  compilerOptions: { noEmit: true, rootDir: '..', module: 'preserve', moduleResolution: javascript.TypeScriptModuleResolution.BUNDLER },
});

project.package.addPackageResolutions('unrs-resolver@1.12.2');
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

project.postCompileTask.exec('jsii-rosetta extract --strict', { name: 'compile the README and docstring examples' });

// Both commands of the README begin with what a fresh clone needs.
const prepare = project.addTask('prepare-machine', {
  description: 'Say what this machine lacks, and install the Python tools into .venv',
  exec: 'tsx tooling/prepare.ts',
});
const bundle = project.addTask('bundle', {
  description: 'Bundle the Lambda functions into assets/, whence the package takes them',
  exec: 'tsx tooling/bundle-functions.ts',
});
// What runs no command line of the CDK finds them too: npx tsx bin/app.ts.
project.package.setScript('prepare', 'tsx tooling/bundle-functions.ts');
project.addTask('new-app', {
  description: 'Put the package into an app that cdk init makes today, with the newest aws-cdk-lib of npm, and synthesize it',
  steps: [{ spawn: project.preCompileTask.name }, { spawn: project.compileTask.name }, { exec: 'tsx tooling/new-app.ts' }],
});
project.addTask('rehearse', {
  description: 'Run what the templates say on real Apache Kafka, on this machine and without AWS',
  steps: [{ spawn: prepare.name }, { spawn: bundle.name }, { exec: 'tsx rehearsal/command.ts', receiveArgs: true }],
});

// A compiled file that lost its source would still be packed, and Node might prefer it.
project.preCompileTask.exec('rm -rf build');
project.preCompileTask.spawn(bundle);

// The tests look at the package as well, so they compile first.
project.testTask.prependSpawn(project.postCompileTask);
project.testTask.prependSpawn(project.compileTask);
project.testTask.prependSpawn(project.preCompileTask);
project.testTask.prependSpawn(prepare);
project.testTask.exec(`tsc --build test functions ${outside.join(' ')}`, { name: 'check the types of what jest only transpiles' });
project.testTask.exec('eslint .', { name: 'lint' });

new awscdk.CdkConfig(project, {
  app: 'npx tsx bin/app.ts',
  // Before every app, also one that --app names: neither a clone without bundles nor old ones after a pull are deployed.
  buildCommand: 'npx tsx tooling/bundle-functions.ts',
  featureFlags: awscdk.CdkFeatureFlags.V2.fromLocalAwsCdkLib(),
});

// The package is the library and what its hosts run, by name: what lies beside it by accident stays out.
project.package.addField('files', [
  '.jsii',
  'build/**/*.js',
  'build/**/*.d.ts',
  'assets/*/*.sh',
  'assets/acls/index.js',
  'assets/rotation/index.js',
  'assets/*/LICENSES.txt',
  'assets/mirror-maker/Dockerfile',
  'assets/mirror-maker/downloads.env',
  'assets/mirror-maker/jmx-exporter.yml',
  'assets/mirror-maker/*.properties',
]);

project.synth();
