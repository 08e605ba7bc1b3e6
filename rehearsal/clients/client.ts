/** A program with a real client, and what it is started with. */
export interface Client {
  readonly name: string;
  /** The text that the library gives to it, in a file. */
  readonly configuration: string;
  readonly command: readonly string[];
  /** Makes it trust the rehearsal's certificate, as it trusts Amazon's authorities. */
  readonly environment: Readonly<Record<string, string>>;
}
