export * from './iam-library';
export * from './kafka-distribution';
export * from './msk-client-instance';
export * from './msk-client-instance-props';
