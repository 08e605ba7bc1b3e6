import { Stack } from 'aws-cdk-lib';
import { differs, error, isKnown } from '../../private/rules';
import { regionOf } from '../end';
import type { MirrorMakerRule, ResolvedMirrorMaker } from './rule';

const SIDES = ['primary', 'secondary'] as const;

/** The parameters that say which side is active: the entry script asks for one name, in the Regions of both clusters. */
export const ACTIVE_SIDE_RULES: readonly MirrorMakerRule[] = [
  error('mirror-maker-active-side-name', ({ props: { activeSide } }) =>
    activeSide && differs(activeSide.primary.parameterName, activeSide.secondary.parameterName)
      && `parameterName must be the same for both in activeSide, got '${activeSide.primary.parameterName}' and '${activeSide.secondary.parameterName}'`),

  error('mirror-maker-active-side-region', ({ props: { activeSide }, ends }) => {
    const misplaced = activeSide === undefined ? [] : SIDES
      .map((side) => ({ side, must: regionOf(ends[side]), got: Stack.of(activeSide[side]).region }))
      // A stack without a Region gives a right in that of MirrorMaker.
      .filter(({ must, got }) => isKnown(must) && must !== got);
    return misplaced.length > 0
      && misplaced.map(({ side, must, got }) => `${side} of activeSide must be in ${must}, where the ${side} is looked up, got ${isKnown(got) ? got : 'a stack without a Region'}`).join('; ');
  }),

  error('mirror-maker-active-side-one-region', ({ props: { activeSide }, ends }) =>
    activeSide && isKnown(regionOf(ends.primary)) && regionOf(ends.primary) === regionOf(ends.secondary)
      && `activeSide must be left out where both clusters are looked up in one Region, which has one parameter of a name, got ${regionOf(ends.primary)} for both`),

  error('mirror-maker-active-side-account', ({ scope, props: { activeSide } }: ResolvedMirrorMaker) => {
    const { account } = Stack.of(scope);
    const foreign = activeSide === undefined ? [] : SIDES
      .map((side) => ({ side, got: Stack.of(activeSide[side]).account }))
      .filter(({ got }) => differs(account, got));
    return foreign.length > 0
      && `activeSide must be in the account of the stack, ${account}, whose role reads it, got ${foreign.map(({ side, got }) => `${got} for the ${side}`).join(', ')}`;
  }),
];
