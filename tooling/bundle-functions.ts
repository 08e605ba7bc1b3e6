/**
 * Bundles the Lambda functions. It runs wherever a command could otherwise meet no bundle, or one of older sources: after
 * `npm ci` (prepare in package.json) and before each app that the CDK's command line runs (build in cdk.json). Jest does
 * the same in test/global-setup.ts.
 */
import { bundleFunctions } from './function-bundles';

bundleFunctions().catch((error: Error) => {
  // What is wrong with a source esbuild has said itself.
  if (!('errors' in error)) {
    console.error(`The functions cannot be bundled: ${error.message}`);
  }
  process.exitCode = 1;
});
