import { Aws } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { isKnown } from './rules';

/**
 * What policies call a service of one Region: `secretsmanager.us-east-1.amazonaws.com`. It ends in what the names of its
 * partition end in: `.amazonaws.com.cn` in China. A Region that is known stands in clear.
 */
export function serviceName(service: string, region: string): string {
  const suffix = isKnown(region) ? RegionInfo.get(region).domainSuffix : undefined;
  return `${service}.${region}.${suffix ?? Aws.URL_SUFFIX}`;
}
