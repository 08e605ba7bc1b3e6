/** The fewest and the most availability zones that hold brokers. */
export type ZoneLimits = readonly [least: number, most: number];

/** MSK offers no more than two in this Region. */
const REGION_WITH_TWO_ZONES = 'us-west-1';

/**
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-msk-cluster-brokernodegroupinfo.html
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-broker-types-express.html
 */
export function zoneLimits(region: string, express = false): ZoneLimits {
  if (express) {
    return [3, 3];
  }
  return region === REGION_WITH_TWO_ZONES ? [2, 2] : [2, 3];
}
