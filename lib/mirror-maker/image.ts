import { join } from 'node:path';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { ARCHIVES, archiveOf, DEFAULT_RELEASE } from '../kafka/releases/releases';
import type { MirrorMakerServiceProps } from './mirror-maker-service-props';

const ASSETS = join(__dirname, '..', '..', 'assets', 'mirror-maker');

/** Of Amazon's own registry. */
const AGENT_IMAGE = 'public.ecr.aws/cloudwatch-agent/cloudwatch-agent:1.300062.0b1304';

/** What runs MirrorMaker. */
export function mirrorMakerImage({ image, cpuArchitecture, baseImage, imageRevision }: MirrorMakerServiceProps): ecs.ContainerImage {
  // Built when the app is deployed; synthesizing it only hashes the files and the arguments.
  return image ?? ecs.ContainerImage.fromAsset(ASSETS, {
    platform: cpuArchitecture === ecs.CpuArchitecture.X86_64 ? Platform.LINUX_AMD64 : Platform.LINUX_ARM64,
    buildArgs: {
      KAFKA_URL: archiveOf(DEFAULT_RELEASE),
      KAFKA_SHA512: ARCHIVES[DEFAULT_RELEASE]!,
      ...(baseImage !== undefined && { BASE_IMAGE: baseImage }),
      ...(imageRevision !== undefined && { REVISION: imageRevision }),
    },
  });
}

/** What sends the metrics on. */
export function agentImage({ metricsAgentImage }: MirrorMakerServiceProps): ecs.ContainerImage {
  return metricsAgentImage ?? ecs.ContainerImage.fromRegistry(AGENT_IMAGE);
}
