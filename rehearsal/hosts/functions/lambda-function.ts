import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { run, type Finished } from '../../system/processes';
import { resource } from '../../system/package-root';

const RUNTIME = resource('hosts', 'functions', 'lambda-runtime.mjs');

/** Where a function of a template runs here. */
export interface LambdaFunctionOptions {
  /** Its code: an asset of the assembly. */
  readonly directory: string;
  readonly region: string;
  readonly awsEndpoint: string;
  readonly accessKeyId: string;
  /** Stands for Amazon Trust Services, which Node.js trusts. */
  readonly certificate: string;
}

/** Calls it in a process of its own that knows nothing but what Lambda would tell it, and what its template does. */
export function invoke(options: LambdaFunctionOptions, event: object, seconds: number, environment: Readonly<Record<string, string>> = {}): Promise<Finished> {
  return run(process.execPath, [RUNTIME, options.directory, String(seconds)], {
    environment: {
      ...environmentOf(options),
      ...environment,
      // The SDK refuses a dual-stack endpoint together with one that it is told.
      MSK_DUAL_STACK_ENDPOINT: undefined,
    },
    timeout: seconds * 1000,
    input: JSON.stringify(event),
  });
}

/** What Lambda tells every function. */
function environmentOf({ region, awsEndpoint, accessKeyId, certificate }: LambdaFunctionOptions): NodeJS.ProcessEnv {
  const sdk = createRequire(RUNTIME).resolve('@aws-sdk/client-kafka/package.json');
  return {
    PATH: process.env.PATH,
    AWS_REGION: region,
    AWS_ENDPOINT_URL: awsEndpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'not-checked-by-the-local-endpoint',
    NODE_EXTRA_CA_CERTS: certificate,
    // Lambda's runtime brings the SDK in the same way.
    NODE_PATH: join(dirname(sdk), '..', '..'),
  };
}
