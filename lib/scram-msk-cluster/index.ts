export * from './broker-storage';
export * from './i-scram-msk-cluster';
export * from './i-scram-user';
export type { ScramMskClusterAttributes } from './imported-scram-msk-cluster';
export * from './kafka-client';
export * from './scram-msk-cluster';
export * from './scram-msk-cluster-base';
export * from './scram-msk-cluster-props';
export * from './scram-user';
