export * from './i-kafka-topic';
export * from './kafka-topic';
export * from './kafka-topic-attributes';
export * from './kafka-topic-props';
export * from './topic-choices';
export { TopicGrants } from './topic-grants';
