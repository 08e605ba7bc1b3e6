export * from './mirror-maker-metrics';
export * from './mirror-maker-primary-secondary';
export * from './mirror-maker-primary-secondary-props';
export * from './mirrored-cluster';
export * from './topic-naming';
