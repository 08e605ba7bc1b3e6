import { App, type Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CrossRegionPeering } from '../../lib';
import { importVpc, peeringStackIn, PRIMARY } from './regions';

/** One primary with as many secondaries. */
function define(count: number): Stack {
  const stack = peeringStackIn(new App());
  const primary = importVpc(stack, 'Primary', '10.0', { region: PRIMARY });
  for (let index = 1; index <= count; index++) {
    new CrossRegionPeering(stack, `To${index}`, { primaryVpc: primary, secondaryVpc: importVpc(stack, `Secondary${index}`, `10.${index}`) });
  }
  return stack;
}

const warningsOf = (stack: Stack) => Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('peering connections')).map(({ id, entry }) => [id, entry.data]);

test('fifty connections of a VPC are within the quota', () => {
  expect(warningsOf(define(50))).toEqual([]);
});

test('the fifty-first has a warning, which names the side', () => {
  expect(warningsOf(define(51))).toEqual([[
    '/Peering/To51',
    'primary must have at most 50 peering connections unless AWS raised the quota, got 51 [ack: cdk-msk-georeplication:peering-quota]',
  ]]);
});

test('every app counts for itself', () => {
  define(50);

  expect(warningsOf(define(1))).toEqual([]);
});
