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
    // What the rehearsal is made of: processes, arguments, progress, tables.
    'execa@^9',
    'commander@^14',
    'listr2@^9',
    'cli-table3@^0.6',
  ],
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,

  // eslint.config.mjs is written by hand: projen's own config knows neither flat files nor the CDK rules.
  eslint: false,
  jestOptions: {
    configFilePath: 'jest.config.json',
    jestConfig: {
      setupFiles: ['./test/setup.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/build/', '/dist/', '/cdk.out/'],
    },
    junitReporting: false,
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
  },

  release: false,
  buildWorkflow: false,
  depsUpgrade: false,
  pullRequestTemplate: false,
  githubOptions: { mergify: false, pullRequestLint: false },
  gitignore: ['.jsii.tabl.json', 'cdk.out/', '.venv/', '*.tsbuildinfo'],
});

// tsconfig.json is the compiler's and covers lib/ only, so the other folders that hold code get one each.
const outside = ['bin', 'examples', 'rehearsal'];
for (const dir of outside) {
  new javascript.TypescriptConfig(project, {
    fileName: `${dir}/tsconfig.json`,
    extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']),
    include: ['**/*.ts'],
    compilerOptions: { noEmit: true, rootDir: '..' },
  });
}

project.package.addPackageResolutions('unrs-resolver@1.12.2');
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

project.synth();
