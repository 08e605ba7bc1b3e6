export * from './msk-connect-execution-role';
export * from './msk-connect-execution-role-props';
