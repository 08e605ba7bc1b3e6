export * from './msk-connect-execution-role';
