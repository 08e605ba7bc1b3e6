/**
 * What brokers can be, by the name that EC2 gives the size.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/broker-instance-sizes.html
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-upgrade-standard-to-express.html
 */

const M7G_SIZES = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'];
const M5_SIZES = [...M7G_SIZES, '24xlarge'];

export const EXPRESS_INSTANCE_TYPES: readonly string[] = M7G_SIZES.map((size) => `m7g.${size}`);
/** M8g: AWS names the family among Standard brokers and lists no sizes yet, so that these are those of M7g. */
export const STANDARD_INSTANCE_TYPES: readonly string[] = [
  't3.small', ...M5_SIZES.map((size) => `m5.${size}`), ...M7G_SIZES.map((size) => `m7g.${size}`), ...M7G_SIZES.map((size) => `m8g.${size}`),
];

export function isM8g(instanceType: string): boolean {
  return instanceType.startsWith('m8g.');
}

/** The most that a broker's volume can be given, in MiB/s; sizes that are not here take no provisioned throughput. */
export const MAXIMUM_THROUGHPUT: Readonly<Record<string, number>> = {
  'm5.4xlarge': 593,
  'm5.8xlarge': 850,
  'm5.12xlarge': 1000,
  'm5.16xlarge': 1000,
  'm5.24xlarge': 1000,
  'm7g.2xlarge': 312.5,
  'm7g.4xlarge': 625,
  'm7g.8xlarge': 1000,
  'm7g.12xlarge': 1000,
  'm7g.16xlarge': 1000,
};

export const MINIMUM_THROUGHPUT = 250;

/** What a broker's volume has unless the user says otherwise. */
export const DEFAULT_VOLUME_GIBIBYTES = 100;
