import type { MirrorMakerServiceProps } from './mirror-maker-service-props';

/**
 * The memory in MiB that Fargate gives to Linux, by CPU units.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 */
const FARGATE_MEMORY: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, 1024, 2048]],
  [512, steps(1024, 4096, 1024)],
  [1024, steps(2048, 8192, 1024)],
  [2048, steps(4096, 16_384, 1024)],
  [4096, steps(8192, 30_720, 1024)],
  [8192, steps(16_384, 61_440, 4096)],
  [16_384, steps(32_768, 122_880, 8192)],
]);

/** How much of Fargate a task takes. */
export function sizeOf({ cpu = 1024, memoryLimitMiB = 4096 }: MirrorMakerServiceProps): { cpu: number; memoryLimitMiB: number } {
  return { cpu, memoryLimitMiB };
}

/** Says why Fargate has no such task, or nothing. */
export function validateSize(props: MirrorMakerServiceProps): string | undefined {
  const { cpu, memoryLimitMiB } = sizeOf(props);
  const memory = FARGATE_MEMORY.get(cpu);
  if (memory === undefined) {
    return `cpu must be one of ${[...FARGATE_MEMORY.keys()].join(', ')}, got ${cpu}`;
  }
  return memory.includes(memoryLimitMiB) ? undefined
    : `memoryLimitMiB must be at least ${memory[0]} and at most ${memory.at(-1)} with cpu ${cpu}, one of ${memory.join(', ')}, got ${memoryLimitMiB}`;
}

function steps(least: number, most: number, step: number): number[] {
  return Array.from({ length: (most - least) / step + 1 }, (_, index) => least + index * step);
}
