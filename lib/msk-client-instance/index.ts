export * from './kafka-distribution';
export * from './msk-client-instance';
