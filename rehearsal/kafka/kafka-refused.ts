/** Kafka itself refused to start, in its own words. */
export class KafkaRefused extends Error {
  public constructor(
    message: string,
    /** The configuration key that the message names. */
    public readonly key: string | undefined,
    /** Where the rest of what Kafka said stands. */
    public readonly log?: string,
  ) {
    super(message);
    this.name = 'KafkaRefused';
  }

  /** Reads the reason out of what Kafka wrote before it ended. */
  public static from(output: string, log?: string): KafkaRefused {
    const message = reason(output);
    return new KafkaRefused(message, keyIn(message), log);
  }
}

const EXCEPTION = /^(?:Exception in thread "[^"]*" |Caused by: )?(?:[a-z][\w$]*\.)+([A-Z][\w$]*): (.+)$/gm;

function reason(output: string): string {
  const found = [...output.matchAll(EXCEPTION)].map(([, name, message]) => ({ name, message }));
  // A ConfigException names the key; the others that surround it only say that starting failed.
  const chosen = found.find(({ name }) => name === 'ConfigException') ?? found.at(-1);
  if (!chosen) {
    return lastLine(output) ?? 'Kafka ended without a word.';
  }
  const message = chosen.message.replace(/^requirement failed: /, '').trim();
  // Some messages are a bare name, as that of a class that was not found.
  return message.includes(' ') ? message : `${chosen.name}: ${message}`;
}

function lastLine(output: string): string | undefined {
  return output.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('at ')).at(-1);
}

/** Kafka's messages say "for configuration min.insync.replicas", or name the key and nothing else with a dot. */
function keyIn(message: string): string | undefined {
  return /\bconfiguration ([\w.-]*\w)/.exec(message)?.[1] ?? /(?<![\w./:-])[a-z]+(?:\.[a-z]+)+(?![\w./:-])/.exec(message)?.[0];
}
