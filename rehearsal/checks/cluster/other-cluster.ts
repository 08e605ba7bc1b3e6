import { assert } from '../../system/assert';
import type { Check } from '../../environment/check';

export const otherCluster: Check = {
  id: 'cluster.other-region',
  title: 'the client instance logs in to the cluster of the other Region, with a user and addresses looked up there',
  appliesTo: ({ otherClusters }) => otherClusters.length > 0,
  async run({ clientInstance, endpoint }) {
    const seen: string[] = [];
    for (const { name, arn, region, secretArn } of clientInstance.description.otherClusters) {
      const before = endpoint.calls.length;
      const { status, stdout, stderr } = await clientInstance.run('kafka-topics.sh', ['--list'], { environment: { KAFKA_CLUSTER: name } });
      assert(status === 0, `KAFKA_CLUSTER=${name} kafka-topics.sh --list failed: ${stdout}${stderr}`);
      const answered = endpoint.calls.slice(before).filter((call) => call.region === region && call.status === 200 && call.principal === clientInstance.principal);
      for (const resource of [arn, secretArn]) {
        assert(answered.some((call) => call.resource === resource), `${region} was not asked for ${resource}`);
      }
      seen.push(`KAFKA_CLUSTER=${name}: addresses and secret from ${region}, login there`);
    }
    return seen.join('; ');
  },
};
