/**
 * Properties of an `ActiveSide`.
 */
export interface ActiveSideProps {
  /**
   * Name of the parameter in Systems Manager, the same in both Regions, such as `/orders/active-side`: up to 15 parts, each with a
   * slash before it. Another name is another parameter, which says `primary` at first.
   *
   * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
   */
  readonly parameterName: string;
}
