import type { ProbeDescription } from '../../assembly/descriptions';
import { PROBE_SETTINGS } from '../../assembly/probes';
import { CheckFailed } from '../../system/assert';
import { OWN } from '../mirror-maker/own-topics';
import { invoke, type LambdaFunctionOptions } from './lambda-function';

/** What the function sent, by the names of its metrics, and when, in milliseconds since 1970. */
export interface ProbeLook {
  readonly at: number;
  readonly metrics: Readonly<Record<string, number>>;
  readonly log: string;
}

/** A line of the log from which CloudWatch takes metrics. */
interface MetricLine {
  readonly _aws: { readonly Timestamp: number; readonly CloudWatchMetrics: readonly { readonly Dimensions: readonly (readonly string[])[]; readonly Metrics: readonly { readonly Name: string }[] }[] };
  readonly [name: string]: unknown;
}

/** As long as its template lets it run. */
const SECONDS = 55;

/** The function of a template that probes a replication, called as EventBridge does it. */
export class ProbeFunction {
  public constructor(private readonly probe: ProbeDescription, private readonly options: LambdaFunctionOptions) {}

  /** A look at both sides, with the rehearsal's own topics among those that are copied. */
  public async look(): Promise<ProbeLook> {
    const { flow, ...settings } = JSON.parse(this.probe.environment[PROBE_SETTINGS]!);
    const topics = flow.topics.includes('.*') ? flow.topics : [...flow.topics, OWN];
    const environment = { ...this.probe.environment, [PROBE_SETTINGS]: JSON.stringify({ ...settings, flow: { ...flow, topics } }) };
    const { status, stdout, stderr } = await invoke(this.options, {}, SECONDS, environment);
    const log = stdout + stderr;
    const line = stdout.split('\n').filter((text) => text.startsWith('{')).map((text): MetricLine => JSON.parse(text)).find(isOfFlow);
    if (status !== 0 || line === undefined) {
      throw new CheckFailed(`the probe sent nothing: ${log}`);
    }
    const names = line._aws.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name));
    return { at: line._aws.Timestamp, metrics: Object.fromEntries(names.map((name) => [name, Number(line[name])])), log };
  }
}

/** Those of a topic have a dimension more. */
function isOfFlow({ _aws: { CloudWatchMetrics: [place] } }: MetricLine): boolean {
  return place?.Dimensions[0]?.length === 1;
}
