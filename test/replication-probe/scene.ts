import { Stack, type App } from 'aws-cdk-lib';
import { ReplicationProbe, type MirrorMakerPrimarySecondary, type MirrorMakerPrimarySecondaryProps, type ReplicationProbeProps } from '../../lib';
import { defineMirrorMaker, SECONDARY } from '../mirror-maker/scene';

/** A probe of a MirrorMaker between two clusters, in a stack of its own. */
export function defineProbe(props: Partial<ReplicationProbeProps> = {}, flow: Partial<MirrorMakerPrimarySecondaryProps> = {}) {
  const { scope, ...regions } = defineMirrorMaker(flow);
  const stack = new Stack(scope, 'Probe', { env: { region: SECONDARY } });
  return { ...regions, app: scope as App, stack, probe: new ReplicationProbe(stack, 'Probe', { mirrorMaker: regions.mirrorMaker, ...props }) };
}

/** By what the metrics of a MirrorMaker differ from those of others. */
export function serviceOf(mirrorMaker: MirrorMakerPrimarySecondary): string {
  return mirrorMaker.metricLag().toMetricConfig().metricStat!.dimensions![0]!.value as string;
}
