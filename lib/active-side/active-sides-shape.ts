import { needed, objectWith, type Shape } from '../private/shapes';
import type { ActiveSides } from './active-sides';

const PARAMETER = needed(objectWith('grantSwitch', 'an ActiveSide'));

export const ACTIVE_SIDES: Shape<ActiveSides> = {
  primary: PARAMETER,
  secondary: PARAMETER,
};
