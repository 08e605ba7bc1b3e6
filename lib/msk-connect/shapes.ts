import * as kinds from '../private/kinds';
import { listOf, needed, TEXT, type Shape } from '../private/shapes';
import type { MskConnectExecutionRoleProps } from './msk-connect-execution-role-props';

export const MSK_CONNECT_EXECUTION_ROLE: Shape<MskConnectExecutionRoleProps> = {
  cluster: needed(kinds.MSK_CLUSTER),
  reads: listOf(TEXT),
  writes: listOf(TEXT),
};
