export * from './access';
export * from './cross-region-peering';
export * from './mirror-maker';
export * from './msk-client-instance';
export * from './msk-connect';
export * from './rotation';
export * from './scram-msk-cluster';
export * from './topics';
