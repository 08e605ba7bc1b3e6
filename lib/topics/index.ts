export * from './kafka-topic';
export * from './kafka-topic-props';
export * from './topic-choices';
