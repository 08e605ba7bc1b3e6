export * from './cluster-authorization';
export type { GrantConsumeOptions } from './user-grants';
