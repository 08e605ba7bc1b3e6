/**
 * Names of branches that are merged before this page's own: what pages say of them is true after the merge. names.test.ts fails
 * as soon as one of them is there, so that the list goes with the merge.
 */
export const AGREED: readonly string[] = [
  'natGateways', 'logEncryptionKey', 'mskDualStackEndpoint', 'baseImage', 'imageRevision', 'metricsAgentImage', 'accepterSynthesizer',
  // Stacks, and keys of the context.
  'PrimaryClient', 'SecondaryClient', 'cpuArchitecture=', 'iam=',
];
