/**
 * One of the two clusters between which records flow.
 */
export enum ReplicationSide {
  /**
   * The cluster that applications use.
   */
  PRIMARY = 'primary',

  /**
   * The cluster that is kept ready.
   */
  SECONDARY = 'secondary',
}
