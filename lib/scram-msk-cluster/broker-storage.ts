import type { Size } from 'aws-cdk-lib';

/**
 * The EBS volume of each Standard broker.
 *
 * Express brokers bring storage of their own: leave `storage` out for them.
 */
export interface BrokerStorage {
  /**
   * Size of the volume of each broker, 1 GiB to 16 TiB.
   *
   * May grow, at most every six hours, and never shrink. Growing it costs no restart.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-update-storage.html
   * @default Size.gibibytes(100)
   */
  readonly volumeSize?: Size;

  /**
   * Throughput of the volume of each broker, in MiB/s: 250 up to a maximum that depends on the instance type.
   *
   * Needs `m5.4xlarge`, `m7g.2xlarge` or larger, and a volume of 10 GiB or more. Costs extra per MiB/s and month.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-provision-throughput.html
   * @default - what the volume gives by itself
   */
  readonly provisionedThroughput?: number;

  /**
   * Whether older segments of topics may move to low-cost storage, for each topic that asks for it.
   *
   * Needs Kafka 3.6.0 or newer and anything but `t3.small`. Cannot be turned off again.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-tiered-storage.html
   * @default false
   */
  readonly tiered?: boolean;

  /**
   * The size up to which Application Auto Scaling grows the volumes by itself.
   *
   * After it grew them, a deploy that changes `volumeSize` must ask for more than they have by then.
   *
   * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-autoexpand.html
   * @default - volumes do not grow by themselves
   */
  readonly maximumVolumeSize?: Size;

  /**
   * How full, in percent, a volume may be before it grows, 10 to 80. Only with `maximumVolumeSize`.
   *
   * @default 60
   */
  readonly targetUtilization?: number;
}
