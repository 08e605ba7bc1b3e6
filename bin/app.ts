/**
 * The app that cdk.json names: a cluster as the guide that started the project describes it, with metrics for each
 * partition and open monitoring, a user for an application and a box for operators.
 */
import { ClusterMonitoringLevel } from '@aws-cdk/aws-msk-alpha';
import { App, Stack } from 'aws-cdk-lib';
import { MskClientInstance, ScramMskCluster } from '../lib';

class Primary extends Stack {
  // Fixed zones: no look-up, and the same template on every machine.
  public get availabilityZones(): string[] {
    return ['us-east-1a', 'us-east-1b', 'us-east-1c'];
  }
}

const app = new App();
const primary = new Primary(app, 'Primary', { env: { region: 'us-east-1' } });

const cluster = new ScramMskCluster(primary, 'Kafka', {
  users: ['orders'],
  monitoringLevel: ClusterMonitoringLevel.PER_TOPIC_PER_PARTITION,
  openMonitoring: true,
});
new MskClientInstance(primary, 'Client', { cluster, user: cluster.addUser('operator') });

app.synth();
