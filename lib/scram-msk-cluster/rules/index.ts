import { AUTHENTICATION_RULES } from './authentication';
import { BROKER_RULES } from './brokers';
import { RESOURCE_RULES } from './resources';
import { NETWORK_RULES } from './network';
import type { ClusterRule } from './rule';
import { SERVER_PROPERTIES_RULES } from './server-properties';
import { STORAGE_RULES } from './storage';
import { USER_RULES } from './users';

/**
 * What MSK refuses, found before the deploy. Each row has a row in the test.
 *
 * Rules on encryption, public access and multi-VPC connectivity are missing on purpose: no prop can
 * break them.
 */
export const CLUSTER_RULES: readonly ClusterRule[] = [
  ...BROKER_RULES,
  ...NETWORK_RULES,
  ...STORAGE_RULES,
  ...RESOURCE_RULES,
  ...SERVER_PROPERTIES_RULES,
  ...USER_RULES,
  ...AUTHENTICATION_RULES,
];
