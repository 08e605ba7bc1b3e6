import { all, atSecondary, drained, idle, mutant, record, standingBy, unhealthy, wrote } from './fake-replication';
import type { Mutant } from './mutant';

const LONG_AGO = 0;

const FAILED_TASKS = /health\.sh: exit 1: unhealthy: failed tasks of MirrorSourceConnector/;

export const FAILOVER_MUTANTS: readonly Mutant[] = [
  mutant('failover.unplanned', 'a process does not run before the failover', /MirrorMaker\/Replication: 1 of 2 processes do not run/, all(drained, idle('forward'))),
  mutant('failover.unplanned', 'the service is unhealthy before the failover', FAILED_TASKS, all(drained, unhealthy('forward'))),
  mutant('failover.unplanned', 'an old record is lost', /1 of 1 records are lost, the oldest was acknowledged/, all(drained, wrote(LONG_AGO))),
  mutant('failover.unplanned', 'the group skips a record that is there', /the group skipped 1 records that are at the secondary/, all(drained, ({ secondary }) => Object.assign(secondary.workload, { read: async () => [record(7)] }))),
  mutant('failover.restarted-services', 'a service copies although it says that it stands by', /MirrorMaker\/Replication copied 1 records of the primary to the secondary/, all(atSecondary, standingBy, ({ secondary }) =>
    Object.assign(secondary.workload, { read: async () => [record(0, { value: 'the primary alone has 7' })] }))),
  mutant('failover.restarted-services', 'the service for the failback copies', /Failback\/Replication copied 1 records of the secondary to the primary/, all(atSecondary, standingBy, ({ primary }) =>
    Object.assign(primary.workload, { read: async () => [record(0, { value: 'the secondary alone has 7' })] }))),
  mutant('failover.return-of-primary', 'a record that only the primary had is lost', /1 of 1 acknowledged records are lost for good/, all(atSecondary, drained, wrote(LONG_AGO))),
  mutant('failover.return-of-primary', 'the service is unhealthy when it resumes', FAILED_TASKS, all(atSecondary, drained, unhealthy('forward'))),
  mutant('failover.failback', 'the service for the failback is unhealthy, although all is copied', /Failback\/Replication: health\.sh: exit 1: unhealthy: failed tasks/, all(atSecondary, drained, unhealthy('failbackFlow'))),
  mutant('failover.failback', 'a process for the failback has ended, although all is copied', /Failback\/Replication: 1 of 2 processes do not run/, all(atSecondary, drained, idle('failbackFlow'))),
  mutant('failover.failback', 'the forward service, which copies on, is unhealthy', /MirrorMaker\/Replication: health\.sh: exit 1/, all(atSecondary, drained, unhealthy('forward'))),
  mutant('failover.failback', 'the forward service becomes unhealthy when the failback has started', /MirrorMaker\/Replication: health\.sh: exit 1/, all(atSecondary, drained, ({ mirrorMaker }) => {
    let looks = 0;
    Object.assign(mirrorMaker, { healthErrors: async () => ++looks === 1 ? [] : ['exit 1: unhealthy: failed tasks of MirrorSourceConnector: 1'] });
  })),
  mutant('failover.failback', 'a record is lost', /1 of 1 records are lost, and 0 that the primary acknowledged/, all(atSecondary, drained, wrote(LONG_AGO))),
  mutant('failover.planned', 'a record is lost', /1 of 1 records are lost, and 0 that the secondary acknowledged/, all(drained, wrote(LONG_AGO))),
  mutant('failover.planned', 'the service is unhealthy', FAILED_TASKS, all(drained, unhealthy('forward'))),
];
