/**
 * Versions that MSK offers for a new cluster. It adds some every few months, so an unknown one is a warning.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/supported-kafka-versions.html
 */
export const KNOWN_VERSIONS: readonly string[] = [
  '3.6.0',
  '3.7.x', '3.7.x.kraft',
  '3.8.x', '3.8.x.kraft',
  '3.9.x', '3.9.x.kraft',
  '4.0.x.kraft', '4.1.x.kraft', '4.2.x.kraft',
];

/** What Express brokers run; they run 3.9 with KRaft only. */
export const EXPRESS_VERSIONS: readonly string[] = ['3.6.0', '3.8.x', '3.8.x.kraft', '3.9.x.kraft', '4.2.x.kraft'];

/**
 * What MSK offered for Express brokers only when this was written.
 *
 * @see https://docs.aws.amazon.com/cdk/api/v2/docs/@aws-cdk_aws-msk-alpha.KafkaVersion.html
 */
export const ONLY_EXPRESS_VERSIONS: readonly string[] = ['4.2.x.kraft'];

export function isKraft(version: string): boolean {
  return version.endsWith('.kraft');
}
