export * from './active-side';
export * from './active-side-props';
export * from './active-sides';
