export * from './cross-region-peering';
export * from './cross-region-peering-props';
