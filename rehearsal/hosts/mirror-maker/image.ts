import { existsSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'dotenv';
import { archiveOf, DEFAULT_RELEASE } from 'cdk-msk-georeplication/kafka';
import { libraryAsset } from '../../system/package-root';

/** What Docker would be told, by the names of the Dockerfile. */
export type BuildArgs = Readonly<Record<string, string>>;

/** What is built when the app brings no directory of its own. */
const LIBRARY_IMAGE = libraryAsset('mirror-maker');

/** What install.sh downloads. */
export interface Downloads {
  /** The release of Kafka. */
  readonly kafka: string;
  readonly exporter: { readonly version: string; readonly sha256: string };
}

/** What an image would be built from, read as Docker reads it, as far as a rehearsal needs it. */
export class Image {
  private readonly dockerfile: string;

  public constructor(private readonly directory: string = LIBRARY_IMAGE, private readonly buildArgs: BuildArgs = {}) {
    this.dockerfile = readFileSync(join(directory, 'Dockerfile'), 'utf8').replace(/\\\n/g, ' ');
  }

  /** What the container runs. */
  public get entryPoint(): string[] {
    return JSON.parse(/^ENTRYPOINT (\[.*\])$/m.exec(this.dockerfile)![1]!);
  }

  public get downloads(): Downloads {
    const pins = parse(readFileSync(join(this.directory, 'downloads.env')));
    const { KAFKA_URL, JMX_EXPORTER_URL, JMX_EXPORTER_SHA256 } = { KAFKA_URL: archiveOf(DEFAULT_RELEASE), ...pins, ...this.buildArgs } as BuildArgs;
    return {
      kafka: /kafka_[\d.]+-([\d.]+)\.tgz$/.exec(KAFKA_URL!)![1]!,
      exporter: { version: /-([\d.]+)\.jar$/.exec(JMX_EXPORTER_URL!)![1]!, sha256: JMX_EXPORTER_SHA256! },
    };
  }

  /** The directory with what install.sh compiles; none in an image of an older version of the library. */
  public get javaSources(): string | undefined {
    const directory = join(this.directory, 'java', 'georeplication');
    return existsSync(directory) ? directory : undefined;
  }

  /** Copies the files of the image to where they are in it, below a directory that stands for its root. */
  public async layOut(root: string): Promise<void> {
    // What is made in one stage of the build and copied to the next is made here by others.
    for (const [, words] of this.dockerfile.matchAll(/^COPY (?!--)(.+)$/gm)) {
      const files = words!.split(/\s+/);
      const destination = join(root, files.pop()!);
      await mkdir(destination, { recursive: true });
      await Promise.all(files.map((file) => copy(join(this.directory, file), destination)));
    }
  }
}

/** As Docker does: a file by its name, of a directory what it holds. */
async function copy(source: string, destination: string): Promise<void> {
  await cp(source, statSync(source).isDirectory() ? destination : join(destination, basename(source)), { recursive: true });
}
