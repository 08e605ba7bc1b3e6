import { expect, type Proof } from './proof';

export const otherCluster: Proof = {
  promise: 'the box logs in to the cluster of the other Region, with a user and addresses looked up there',
  appliesTo: ({ otherClusters }) => otherClusters.length > 0,
  async run({ box, endpoint }) {
    const seen: string[] = [];
    for (const { name, arn, region, secretArn } of box.description.otherClusters) {
      const before = endpoint.calls.length;
      const { status, stdout, stderr } = await box.run('kafka-topics.sh', ['--list'], { environment: { KAFKA_CLUSTER: name } });
      expect(status === 0, `KAFKA_CLUSTER=${name} kafka-topics.sh --list failed: ${stdout}${stderr}`);
      const answered = endpoint.calls.slice(before).filter((call) => call.region === region && call.status === 200 && call.principal === box.principal);
      for (const resource of [arn, secretArn]) {
        expect(answered.some((call) => call.resource === resource), `nobody asked ${region} for ${resource}`);
      }
      seen.push(`KAFKA_CLUSTER=${name}: addresses and secret from ${region}, login there`);
    }
    return seen.join('; ');
  },
};
