/** What the CDK's command line runs in lookups.test.ts. */
import { App } from 'aws-cdk-lib';
import { defineAll } from './cases';

const app = new App();
defineAll(app);
app.synth();
