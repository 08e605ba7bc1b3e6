/**
 * Settings of your own, by who reads them. Names as Apache Kafka documents them, without any prefix: the construct adds it.
 *
 * What may be set is a list, with the values: what neither loses records, changes their order, nor stops the copying without a
 * word. Any other name is refused with the reason, or because it is not known: it may be misspelt.
 *
 * @see https://kafka.apache.org/39/documentation.html#georeplication-flow-configure
 */
export interface MirrorMakerOverrides {
  /**
   * The flow: MirrorMaker's own connectors. `config.properties.exclude` adds to the settings of topics that are left out
   * anyway.
   *
   * @default - the library's defaults
   */
  readonly flow?: { readonly [setting: string]: string };

  /**
   * Kafka Connect's worker.
   *
   * @default - the library's defaults
   */
  readonly worker?: { readonly [setting: string]: string };

  /**
   * The consumer that reads records where they come from.
   *
   * @default - the library's defaults
   */
  readonly sourceConsumer?: { readonly [setting: string]: string };

  /**
   * The producer that writes records where they go.
   *
   * @default - the library's defaults
   */
  readonly targetProducer?: { readonly [setting: string]: string };

  /**
   * The admin client of the cluster that records come from.
   *
   * @default - Apache Kafka's defaults
   */
  readonly sourceAdmin?: { readonly [setting: string]: string };

  /**
   * The admin client of the cluster that records go to.
   *
   * @default - Apache Kafka's defaults
   */
  readonly targetAdmin?: { readonly [setting: string]: string };
}
