import { RegionInfo } from 'aws-cdk-lib/region-info';
import { partitionOf } from '../../fake-aws/partitions';

test('every Region that the CDK knows is in the partition that it says', () => {
  const known = RegionInfo.regions.filter(({ partition }) => partition !== undefined);

  expect(new Set(known.map(({ partition }) => partition)).size).toBeGreaterThan(3);
  expect(known.map(({ name }) => [name, partitionOf(name)]))
    .toEqual(known.map(({ name, partition, domainSuffix }) => [name, { name: partition, domain: domainSuffix }]));
});
