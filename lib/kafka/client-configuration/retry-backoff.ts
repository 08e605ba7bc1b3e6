/**
 * The least pause between two tries that AWS recommends. With Kafka's own 100 ms, clients storm a broker that restarts.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices-kafka-client.html
 */
export const RETRY_BACKOFF_MILLISECONDS = 200;
