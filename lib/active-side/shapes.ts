import { needed, TEXT, type Shape } from '../private/shapes';
import type { ActiveSideProps } from './active-side-props';

export const ACTIVE_SIDE: Shape<ActiveSideProps> = {
  parameterName: needed(TEXT),
};
