export * from './add-user-options';
export * from './broker-storage';
export * from './i-scram-msk-cluster';
export * from './mutual-tls';
export * from './scram-msk-cluster';
export * from './scram-msk-cluster-attributes';
export * from './scram-msk-cluster-props';
