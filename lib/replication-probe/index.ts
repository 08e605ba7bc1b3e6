export * from './replication-probe';
export * from './replication-probe-props';
