import { DURATION } from '../private/kinds';
import type { Shape } from '../private/shapes';
import type { ScramUserRotation } from './scram-user-rotation';

export const SCRAM_USER_ROTATION: Shape<ScramUserRotation> = {
  automaticallyAfter: DURATION,
};
