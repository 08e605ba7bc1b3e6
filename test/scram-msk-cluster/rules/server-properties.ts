import { BrokerType } from '@aws-cdk/aws-msk-alpha';
import type { RuleRow } from './row';

const EXPRESS = { brokerType: BrokerType.EXPRESS };

export const SERVER_PROPERTIES_ROWS: readonly RuleRow[] = [
  {
    rule: 'server-properties-owned',
    broken: () => ({ serverProperties: { 'super.users': 'User:me', 'ssl.protocol': 'TLSv1.3', 'num.partitions': '3' } }),
    says: ['serverProperties super.users, ssl.protocol:', 'MSK sets these itself and allows no value'],
    holds: () => ({ serverProperties: { 'num.partitions': '3' } }),
  },
  {
    rule: 'server-properties-express',
    broken: () => ({ ...EXPRESS, serverProperties: { 'min.insync.replicas': '2' } }),
    says: ['serverProperties min.insync.replicas:', 'read-only on Express brokers, no value is allowed'],
    holds: () => ({ serverProperties: { 'min.insync.replicas': '2' } }),
  },
  {
    rule: 'server-properties-unknown',
    broken: () => ({ serverProperties: { 'log.retention.hour': '1', 'log.retention.hours': '1' } }),
    says: ['serverProperties log.retention.hour:', 'not in the list of settings that MSK is known to take'],
    holds: () => ({ serverProperties: { 'log.retention.hours': '1' } }),
  },
  {
    rule: 'server-properties-unknown',
    broken: () => ({ ...EXPRESS, serverProperties: { 'log.retention.hours': '1' } }),
    says: ['serverProperties log.retention.hours:'],
    holds: () => ({ ...EXPRESS, serverProperties: { 'log.retention.ms': '1' } }),
  },
  {
    rule: 'server-properties-lines',
    broken: () => ({ serverProperties: { 'num.partitions': '3\nsuper.users=User:me' } }),
    says: ['serverProperties "num.partitions":', 'a name and a value on one line are allowed'],
    holds: () => ({ serverProperties: { 'num.partitions': '' } }),
  },
  {
    rule: 'server-properties-lines',
    broken: () => ({ serverProperties: { ' ': '3' } }),
    says: ['serverProperties " ":', 'a name and a value on one line are allowed'],
    holds: () => ({ serverProperties: {} }),
  },
];
