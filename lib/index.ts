export * from './cross-region-peering';
export * from './mirror-maker';
export * from './msk-client-instance';
export * from './scram-msk-cluster';
