import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { MirrorMakerDescription } from '../../assembly/descriptions';
import { compiledProgram } from '../../local-kafka/compile';
import { kafkaDistribution } from '../../local-kafka/distribution';
import { LOOPBACK } from '../../local-kafka/nodes';
import { freeAddress, freePort } from '../../local-kafka/ports';
import { writeTools } from '../../local-kafka/tools';
import { ownDirectory } from '../../system/own-directory';
import { exporterJar } from './exporter';
import { Image } from './image';
import { choosesTopics, withOwnTopics } from './own-topics';
import { EcsTask } from './ecs-task';
import type { Finished } from '../../system/processes';
import type { Sample } from './metrics';

/** Where a MirrorMaker is rehearsed. */
export interface MirrorMakerOptions {
  /** Takes everything that it writes. */
  readonly directory: string;
  /** Holds the AWS command line. */
  readonly awsDirectory: string;
  readonly awsEndpoint: string;
  readonly accessKeyId: string;
  /** Stands for Amazon Trust Services in the trust store of Java. */
  readonly trustStore: { readonly path: string; readonly password: string };
}

/** The template's heap is that of a machine that does nothing else. */
const HEAP = '-Xms128m -Xmx512m';

/** A listener for the other containers. Each of them has an address of its own, here one of loopback: all can keep the template's port. */
const LISTENER = /^listeners=http:\/\/0\.0\.0\.0:(\d+)$/m;

/** As the template says. */
const STOP_TIMEOUT = 60;

/** A MirrorMaker of a template: its own entry script, properties, role and health command. */
export class MirrorMaker {
  public static async install(description: MirrorMakerDescription, options: MirrorMakerOptions): Promise<MirrorMaker> {
    if (description.desiredCount > 1 && ownDirectory() === undefined) {
      throw new Error('a MirrorMaker of several processes is rehearsed on Linux only: here they cannot have one path for a directory of their own');
    }
    const image = new Image(description.image?.directory, description.image?.buildArgs);
    const { kafka, exporter } = image.downloads;
    const home = join(options.directory, 'kafka');
    const distribution = await kafkaDistribution(kafka);
    await writeTools(distribution, home);
    const jar = await exporterJar(exporter);
    const classes = image.javaSources && await compiledProgram(distribution, image.javaSources);
    // A service that is ready and off gets a task when an operator sets its desired count.
    const tasks = Array.from({ length: Math.max(description.desiredCount, 1) }, async (_, index) => {
      const root = join(options.directory, `task-${index + 1}`);
      await mkdir(join(root, 'opt', 'jmx-exporter'), { recursive: true });
      await symlink(home, join(root, 'opt', 'kafka'));
      await symlink(jar, join(root, 'opt', 'jmx-exporter', 'jmx_prometheus_javaagent.jar'));
      await image.layOut(root);
      if (classes) {
        await symlink(classes, join(root, 'opt', 'mirror-maker', 'classes'));
      }
      return new EcsTask({
        root,
        entryPoint: image.entryPoint,
        healthCommand: description.healthCommand,
        healthTimeout: description.healthTimeout,
        environment: await environmentOf(description, root, options),
        log: join(options.directory, `task-${index + 1}.log`),
      });
    });
    return new MirrorMaker(description, options.accessKeyId, kafka, await Promise.all(tasks));
  }

  private constructor(
    public readonly description: MirrorMakerDescription,
    /** Who it is for AWS. */
    public readonly principal: string,
    public readonly kafkaVersion: string,
    public readonly tasks: readonly EcsTask[],
  ) {}

  /** Whether its topics and groups had to be extended by those of the rehearsal. */
  public get choosesTopics(): boolean {
    return choosesTopics(this.description.environment.MIRROR_MAKER_PROPERTIES!);
  }

  public async start(): Promise<void> {
    await Promise.all(this.tasks.map((task) => task.start()));
  }

  /** As ECS does when the service is scaled to zero. */
  public async stop(): Promise<void> {
    await Promise.all(this.tasks.map((task) => task.stop(STOP_TIMEOUT)));
  }

  /** Does what its tasks end by themselves of, and waits until they have. */
  public async untilEndedBy(cause: () => void): Promise<void> {
    const ended = this.tasks.map((task) => task.untilEnded());
    cause();
    await Promise.all(ended);
  }

  public async kill(): Promise<void> {
    await Promise.all(this.tasks.map((task) => task.kill()));
  }

  /**
   * Replaces its tasks, as ECS does after a deploy; when they start the next time, they are the template's again.
   *
   * @param settings what the deploy changed in the properties; nothing by default
   * @param variables what it changed in the environment; nothing by default
   */
  public async redeploy(settings?: Readonly<Record<string, string>>, variables?: Readonly<Record<string, string>>): Promise<void> {
    await this.stop();
    await Promise.all(this.tasks.map((task) => task.start(settings, variables)));
  }

  /** What is wrong with it: nothing if the health command of every task ends with 0. */
  public async healthErrors(): Promise<string[]> {
    return (await this.healthAnswers()).filter(({ status }) => status !== 0).map(({ status, stdout, stderr }) => `exit ${status}: ${(stderr + stdout).trim()}`);
  }

  /** What the health command of every task says. */
  public healthAnswers(): Promise<Finished[]> {
    return Promise.all(this.tasks.map((task) => task.health()));
  }

  /** How its processes ended that no check had asked to, since it was installed. */
  public get exits(): string[] {
    return this.tasks.flatMap((task, index) => task.exits.map((how) => `process ${index + 1} of ${this.tasks.length} ended with ${how}`));
  }

  /** What the exporters of its processes tell; nothing of those that do not answer. */
  public async metrics(): Promise<Sample[]> {
    return (await Promise.all(this.tasks.map((task) => task.metrics()))).flat();
  }

  /** The lines that its tasks printed. */
  public async lines(): Promise<string[]> {
    return (await Promise.all(this.tasks.map((task) => task.printed()))).join('\n').split('\n');
  }
}

async function addressOf({ environment }: MirrorMakerDescription): Promise<string> {
  const port = LISTENER.exec(environment.MIRROR_MAKER_PROPERTIES!)?.[1];
  return port === undefined ? LOOPBACK : freeAddress(Number(port));
}

async function environmentOf(description: MirrorMakerDescription, root: string, options: MirrorMakerOptions): Promise<NodeJS.ProcessEnv> {
  const { environment } = description;
  const address = await addressOf(description);
  return {
    ...environment,
    MIRROR_MAKER_PROPERTIES: withOwnTopics(environment.MIRROR_MAKER_PROPERTIES!).replace(LISTENER, `listeners=http://${address}:$1`),
    MIRROR_MAKER_ROOT: root,
    MIRROR_MAKER_HEAP: HEAP,
    MIRROR_MAKER_ADDRESS: address,
    EXPORTER_PORT: String(await freePort(LOOPBACK)),
    HOME: root,
    JAVA_HOME: process.env.JAVA_HOME,
    PATH: [options.awsDirectory, process.env.PATH].join(':'),
    KAFKA_OPTS: `-Djavax.net.ssl.trustStore=${options.trustStore.path} -Djavax.net.ssl.trustStorePassword=${options.trustStore.password}`,
    AWS_ENDPOINT_URL: options.awsEndpoint,
    AWS_ACCESS_KEY_ID: options.accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'not-checked-by-the-local-endpoint',
  };
}
