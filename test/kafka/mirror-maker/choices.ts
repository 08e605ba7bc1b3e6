import { mirrorMakerConfiguration, type FlowChoices } from '../../../lib/kafka/mirror-maker/defaults';
import { mirrorMakerProperties } from '../../../lib/kafka/mirror-maker/properties';

/** What a user decides who decides nothing. */
export const CHOICES: FlowChoices = {
  source: 'primary',
  target: 'secondary',
  naming: 'prefixed',
  topics: ['.*'],
  topicsExclude: [],
  groups: ['.*'],
  groupsExclude: [],
  connectGroups: false,
  tasks: 6,
  processes: 1,
  exactlyOnce: false,
  skipRecords: [],
  refreshInterval: 60,
  checkpointInterval: 10,
  between: {},
  overrides: {},
};

/** Expressions that java.util.Properties would take for something else if they were not escaped. */
export const EVERYTHING: FlowChoices = {
  source: 'secondary',
  target: 'primary',
  naming: 'identical',
  topics: ['orders\\.\\d+', ' leading', 'größe=:#!'],
  topicsExclude: ['.*-tmp'],
  groups: ['billing.*'],
  groupsExclude: ['.*-test'],
  connectGroups: true,
  tasks: 12,
  processes: 2,
  exactlyOnce: true,
  skipRecords: [{ topic: 'orders.1', partition: 0, offset: 17 }],
  refreshInterval: 300,
  checkpointInterval: 20,
  between: { targetVersion: '10.0.0', targetIsTiered: true },
  overrides: {
    flow: { 'offset.lag.max': '0', 'config.properties.exclude': 'retention\\.ms' },
    worker: { 'offset.flush.interval.ms': '5000', 'session.timeout.ms': '20000' },
    sourceConsumer: { 'fetch.max.bytes': '33554432', 'fetch.max.wait.ms': '100' },
    targetProducer: { 'compression.type': 'zstd', 'request.timeout.ms': '60000' },
    sourceAdmin: { retries: '7' },
    targetAdmin: { 'request.timeout.ms': '45000' },
  },
};

/** The file for some choices. */
export function fileFor(choices: Partial<FlowChoices> = {}): string {
  return mirrorMakerProperties(mirrorMakerConfiguration({ ...CHOICES, ...choices }));
}
