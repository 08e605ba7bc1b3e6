import * as customResource from '../../hosts/functions/custom-resource';
import { CHECKS } from '../../checks';
import { withLoadDuring } from '../../checks/faults/fault';
import { REPLICATION_STEPS } from '../../checks/replication';
import { ConfluentKafkaDriver } from '../../drivers/confluent-kafka/confluent-kafka-driver';
import { TimeLineRecorder } from '../../report/time-line-recorder';
import { clusterEnvironment } from './mutants/cluster';
import { fakeReplication, type FakeReplication } from './mutants/fake-replication';

afterEach(() => jest.restoreAllMocks());

const failure = new Error('stopped');
const failing = () => Promise.reject(failure);

/** Runs a check of a replication that fails, and ends what it takes down. */
async function failingCheck(id: string, replication: FakeReplication): Promise<void> {
  const timeLine = new TimeLineRecorder();
  await expect(REPLICATION_STEPS.flat().find((each) => each.id === id)!.run(replication, timeLine)).rejects.toThrow(failure);
  await timeLine.stop();
}

describe('a check that fails in the middle', () => {
  test('gives the administrator its password back', async () => {
    const changeSecret = jest.fn(() => 'right');
    const user = { call: async () => [] };
    let answers = 0;
    jest.spyOn(customResource, 'invokeCustomResource').mockImplementation(async (_options, _request, seconds) =>
      seconds === undefined ? { Status: 'SUCCESS', PhysicalResourceId: '', log: ['Adds', 'Removes'][answers++] ?? '' } : failing());
    const acls = { properties: { ClusterArn: 'arn', AdministratorSecretArn: 'arn:administrator', Acls: ['User:administrator ALTER CLUSTER LITERAL kafka-cluster'] } };
    const environment = clusterEnvironment(() => undefined, {
      description: { acls, users: [] }, aclFunction: {}, driver: { controlPlane: user, logIn: () => user },
      endpoint: { calls: [], secretString: () => '{}', changeSecret },
    });
    await expect(CHECKS.find(({ id }) => id === 'cluster.acls')!.run(environment)).rejects.toThrow(failure);
    expect(changeSecret).toHaveBeenLastCalledWith('arn:administrator', 'right');
  });

  test('leaves no producer of a fault', async () => {
    const replication = fakeReplication();
    const stopWriting = jest.spyOn(replication.primary.workload, 'stopWriting');
    const timeLine = new TimeLineRecorder();
    await expect(withLoadDuring(replication, { name: 'fault', perSecond: 1, inject: failing }, timeLine)).rejects.toThrow(failure);
    await timeLine.stop();
    expect(stopWriting).toHaveBeenCalledWith('fault', false);
  });

  test('leaves no topic that another client counted, and no task that waits for its copy', async () => {
    const replication = fakeReplication();
    const driver = { logIn: async () => {}, startReading: failing, kill: jest.fn() };
    jest.spyOn(ConfluentKafkaDriver, 'start').mockReturnValue(driver as unknown as ConfluentKafkaDriver);
    const deletions = [replication.primary, replication.secondary].map(({ workload }) => jest.spyOn(workload, 'delete'));
    const redeploy = jest.spyOn(replication.mirrorMaker, 'redeploy');
    await failingCheck('replication.kills', replication);
    expect(driver.kill).toHaveBeenCalled();
    expect(deletions.map(({ mock }) => mock.calls)).toEqual([
      [[['rehearsal-compacted', 'rehearsal-log-append-time', 'rehearsal-one-partition']]],
      [[['primary.rehearsal-compacted', 'primary.rehearsal-log-append-time', 'primary.rehearsal-one-partition']]],
    ]);
    expect(redeploy).toHaveBeenCalledTimes(1);
  });

  test('leaves no producer of the broker that was lost', async () => {
    const call = jest.fn(async (method: string) => method === 'records.firstRefusal' ? 'refused' : 0);
    const environment = clusterEnvironment(() => undefined, { driver: { logIn: () => ({ call }) } });
    await expect(CHECKS.find(({ id }) => id === 'cluster.broker-loss')!.run(environment)).rejects.toThrow('a record was refused');
    expect(call.mock.calls.map(([method]) => method)).toContain('records.stopWriting');
  });

  test('leaves MirrorMaker with the right password', async () => {
    const replication = fakeReplication();
    Object.assign(replication.mirrorMaker, { healthErrors: failing });
    const start = jest.spyOn(replication.mirrorMaker, 'start');
    await failingCheck('faults.wrong-password-of-primary', replication);
    expect(start).toHaveBeenCalledTimes(2);
  });

  test('starts a process again that it killed', async () => {
    const replication = fakeReplication();
    const [leader, follower] = replication.mirrorMaker.tasks;
    const start = jest.spyOn(leader!, 'start');
    jest.spyOn(leader!, 'kill').mockImplementation(async () => {
      Object.assign(follower!, { metrics: failing });
    });
    await failingCheck('faults.lost-leader', replication);
    expect(start).toHaveBeenCalledTimes(1);
  });
});
