import type { AssemblyDescription, ClientInstanceDescription, ClusterDescription, UserDescription } from '../../assembly/descriptions';
import { isOwnUser, withOwnClients } from '../../environment/own-clients';

const user = (username: string): UserDescription => ({ username, secretArn: `arn:${username}`, passwordRule: { SecretStringTemplate: '{}', GenerateStringKey: 'password' } });

function assemblyWith(cluster: Partial<ClusterDescription>, clientInstances: Partial<ClientInstanceDescription>[] = []): AssemblyDescription {
  return {
    clusters: [{ name: 'Kafka', arn: 'arn:kafka', region: 'us-east-1', users: [], ...cluster } as ClusterDescription],
    clientInstances: clientInstances.map((each) => ({ name: 'Client', clusterArn: 'arn:kafka', ...each }) as ClientInstanceDescription),
    mirrorMakers: [], activeSides: [], others: [], notes: [], templates: [],
  };
}

test('a cluster without a client instance gets a client as one of its users', () => {
  const { clientInstances: [client] } = withOwnClients(assemblyWith({ users: [user('orders')] }));
  expect(client).toMatchObject({ name: 'Kafka/RehearsalClient', isOfRehearsal: true, secretArn: 'arn:orders' });
});

test('who sets the ACLs comes before the others, as it works on a closed cluster as well', () => {
  const acls = { properties: { AdministratorSecretArn: 'arn:admin' } } as ClusterDescription['acls'];
  const { clientInstances: [client] } = withOwnClients(assemblyWith({ users: [user('orders'), user('admin')], acls }));
  expect(client!.secretArn).toBe('arn:admin');
});

test('a cluster without a known user gets one of the rehearsal', () => {
  const { clusters: [cluster], clientInstances: [client] } = withOwnClients(assemblyWith({}));
  expect(cluster!.users.map(isOwnUser)).toEqual([true]);
  expect(client!.secretArn).toBe(cluster!.users[0]!.secretArn);
});

test('a client instance of the templates stays, unless only AWS knows its user', () => {
  const known = { secretArn: 'arn:orders' };
  expect(withOwnClients(assemblyWith({ users: [user('orders')] }, [known])).clientInstances.map(({ name }) => name)).toEqual(['Client']);

  const { clientInstances: [client] } = withOwnClients(assemblyWith({ users: [user('orders')] }, [{ secretArn: 'arn:brought' }]));
  expect(client).toMatchObject({ isOfRehearsal: true, inPlaceOf: { name: 'Client', reason: 'no template of the assembly defines the secret of its user, arn:brought' } });
});

test('a client instance of which something is known to AWS only is replaced, and the reason is given', () => {
  const { clientInstances: [client] } = withOwnClients(assemblyWith({ users: [user('orders')] }, [{ secretArn: 'arn:orders', unknown: 'what CloudFormation Init puts there is known to AWS only: the parameter Motd' }]));
  expect(client).toMatchObject({ isOfRehearsal: true, inPlaceOf: { name: 'Client', reason: 'what CloudFormation Init puts there is known to AWS only: the parameter Motd' } });
});

test('one client instance of a cluster is rehearsed, and the others are rows with the reason', () => {
  const { clientInstances, others } = withOwnClients(assemblyWith({ users: [user('orders')] }, [
    { secretArn: 'arn:orders' }, { name: 'Second', secretArn: 'arn:orders' }, { name: 'Elsewhere', clusterArn: 'arn:elsewhere', secretArn: 'arn:other' },
  ]));
  expect(clientInstances.map(({ name }) => name)).toEqual(['Client']);
  expect(others).toEqual([
    { name: 'Second', kind: 'client-instance', reason: 'another client instance of the same cluster is rehearsed' },
    { name: 'Elsewhere', kind: 'client-instance', reason: 'its cluster is not rehearsed: arn:elsewhere' },
  ]);
});
