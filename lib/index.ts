export * from './scram-msk-cluster';
