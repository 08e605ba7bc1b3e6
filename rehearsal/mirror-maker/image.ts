import { readFileSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'dotenv';

/** What is built when the app brings no directory of its own. */
const LIBRARY_IMAGE = join(__dirname, '..', '..', 'assets', 'mirror-maker');

/** What install.sh downloads, in the words of downloads.env. */
export interface Downloads {
  /** The release of Kafka, as in 3.9.1. */
  readonly kafka: string;
  readonly exporter: { readonly version: string; readonly sha256: string };
}

/** What an image would be built from, read as Docker reads it, as far as a rehearsal needs it. */
export class Image {
  private readonly dockerfile: string;

  public constructor(private readonly directory: string = LIBRARY_IMAGE) {
    this.dockerfile = readFileSync(join(directory, 'Dockerfile'), 'utf8').replace(/\\\n/g, ' ');
  }

  /** What the container runs. */
  public get entryPoint(): string[] {
    return JSON.parse(/^ENTRYPOINT (\[.*\])$/m.exec(this.dockerfile)![1]!);
  }

  public get downloads(): Downloads {
    const { KAFKA_URL, JMX_EXPORTER_URL, JMX_EXPORTER_SHA256 } = parse(readFileSync(join(this.directory, 'downloads.env')));
    return {
      kafka: /kafka_[\d.]+-([\d.]+)\.tgz$/.exec(KAFKA_URL!)![1]!,
      exporter: { version: /-([\d.]+)\.jar$/.exec(JMX_EXPORTER_URL!)![1]!, sha256: JMX_EXPORTER_SHA256! },
    };
  }

  /** Copies the files of the image to where they are in it, below a directory that stands for its root. */
  public async layOut(root: string): Promise<void> {
    for (const [, words] of this.dockerfile.matchAll(/^COPY (.+)$/gm)) {
      const files = words!.split(/\s+/);
      const destination = join(root, files.pop()!);
      await mkdir(destination, { recursive: true });
      await Promise.all(files.map((file) => cp(join(this.directory, file), join(destination, basename(file)))));
    }
  }
}
