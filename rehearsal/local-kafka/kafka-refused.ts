import { CheckFailed } from '../system/assert';

/** Kafka itself refused to start, in its own words. */
export class KafkaRefused extends CheckFailed {
  public override readonly name = 'KafkaRefused';

  public constructor(
    message: string,
    /** Where the rest of what Kafka said stands. */
    public readonly log?: string,
  ) {
    super(message);
  }

  /** Reads the reason out of what Kafka wrote before it ended. */
  public static from(output: string, log?: string): KafkaRefused {
    return new KafkaRefused(reason(output), log);
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
