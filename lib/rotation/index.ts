export * from './scram-user-rotation';
