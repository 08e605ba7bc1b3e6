import { App, Stack } from 'aws-cdk-lib';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';

/** A secret that exists in a Region. */
export function importSecretIn(region: string): secretsmanager.ISecret {
  return secretsmanager.Secret.fromSecretCompleteArn(new Stack(new App(), 'Existing'), 'Secret', `arn:aws:secretsmanager:${region}:123456789012:secret:mirror-AbCdEf`);
}
