export * from './replicated-clusters';
export * from './replicated-clusters-props';
export * from './replicated-grant';
export * from './replicated-grants';
export * from './replicated-topic';
export * from './replicated-topic-grants';
export * from './replicated-user';
