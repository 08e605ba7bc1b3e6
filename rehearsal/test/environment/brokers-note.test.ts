import { brokersNote } from '../../environment/brokers-note';

test.each([
  [3, 3, 3, undefined],
  [3, 3, undefined, undefined],
  [3, 3, 6, 'one for each zone, of 6'],
  [3, 4, 6, 'of 6'],
  [3, 6, 6, undefined],
  [2, 2, 3, 'one for each of its 2 subnets: its NumberOfBrokerNodes must be a multiple of that for MSK, got 3'],
  [3, 3, 2, 'one for each of its 3 subnets: its NumberOfBrokerNodes must be a multiple of that for MSK, got 2'],
])('in %d zones %d brokers, where the template has %p', (zones, brokers, brokerNodes, note) => {
  expect(brokersNote({ zones, brokers, brokerNodes })).toBe(note);
});
