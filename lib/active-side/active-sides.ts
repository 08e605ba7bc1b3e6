import type { ActiveSide } from './active-side';

/**
 * What both Regions know of which side is active: two parameters of one name.
 */
export interface ActiveSides {
  /**
   * The one in the Region of the primary.
   */
  readonly primary: ActiveSide;

  /**
   * The one in the Region of the secondary.
   */
  readonly secondary: ActiveSide;
}
