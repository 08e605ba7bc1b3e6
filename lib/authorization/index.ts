export * from './cluster-authorization';
