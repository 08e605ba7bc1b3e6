export * from './replicated-clusters';
export * from './replicated-clusters-props';
export * from './replicated-topic';
export * from './replicated-user';
