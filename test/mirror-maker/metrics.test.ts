import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, type App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { ReplicationSide } from '../../lib';
import { METRICS, SIDE_METRICS } from '../../lib/mirror-maker/metrics-agent';
import { allOf, containerIn, defineMirrorMaker, defineReverse } from './scene';

const EXPORTER = readFileSync(join(__dirname, '..', '..', 'assets', 'mirror-maker', 'jmx-exporter.yml'), 'utf8');
const { stack, mirrorMaker } = defineMirrorMaker();
Template.fromStack(stack);
const agent = containerIn(stack, 'CloudWatchAgent');
const prometheus = JSON.parse(agent.environment.PROMETHEUS_CONFIG_CONTENT as string);
const config = JSON.parse((agent.environment.CW_CONFIG_CONTENT as { 'Fn::Join': [string, (string | object)[]] })['Fn::Join'][1]
  .map((part) => typeof part === 'string' ? part : 'METRIC_LOG').join(''));
const { metric_declaration: declarations, metric_namespace: namespace } = config.logs.metrics_collected.prometheus.emf_processor;

/** The names that the exporter gives, by the expression of its rules. */
const named = [...EXPORTER.matchAll(/^\s+(?:- )?name: (\S+)$/gm)].map(([, name]) => new RegExp(`^${name!.replaceAll(/\$\d/g, '[a-z-_]+')}$`));

test.each([...Object.values(METRICS), ...Object.values(SIDE_METRICS)])('%s is a name of the exporter, and documented there', (name) => {
  expect(named.filter((expression) => expression.test(name)).length).toBeGreaterThan(0);
  expect(EXPORTER).toMatch(new RegExp(`^#   ${name}(\\{|\\s)`, 'm'));
});

test.each([
  { position: 0, by: 'the service alone', metrics: METRICS, dimensions: ['Service'] },
  { position: 1, by: 'the service and the side', metrics: SIDE_METRICS, dimensions: ['Service', 'cluster'] },
])('the agent sends these names and no other, by $by', ({ position, metrics, dimensions }) => {
  const declaration = declarations[position];
  const selected = Object.values(metrics).filter((name) => declaration.metric_selectors.some((selector: string) => new RegExp(selector).test(name)));

  expect(declarations).toHaveLength(2);
  expect(selected).toEqual(Object.values(metrics));
  expect(declaration.metric_selectors).toHaveLength(selected.length);
  expect(declaration.metric_selectors.filter((selector: string) => !/^\^\w+\$$/.test(selector))).toEqual([]);
  expect(declaration.dimensions).toEqual([dimensions]);
  expect(new RegExp(declaration.label_matcher).test(prometheus.scrape_configs[0].job_name)).toBe(true);
});

test.each(Object.values(SIDE_METRICS))('%s has the label that is a dimension', (name) => {
  const rules = EXPORTER.split(/^ {2}- pattern: /m).filter((rule) => rule.includes(`name: ${name}\n`));

  expect(rules).toHaveLength(3);
  expect(rules.filter((rule) => !/labels: \{ cluster: \$1,/.test(rule))).toEqual([]);
});

test('the agent asks the exporter inside the task', () => {
  expect(prometheus).toEqual({
    global: { scrape_interval: '30s' },
    scrape_configs: [{ job_name: 'mirror-maker', static_configs: [{ targets: ['127.0.0.1:9404'], labels: { Service: serviceName() } }] }],
  });
  expect(config.logs.metrics_collected.prometheus).toMatchObject({ prometheus_config_path: 'env:PROMETHEUS_CONFIG_CONTENT', log_group_name: 'METRIC_LOG' });
});

test('replication goes on without the agent', () => {
  expect(agent).toMatchObject({ Essential: false, Image: expect.stringMatching(/^public\.ecr\.aws\/cloudwatch-agent\/cloudwatch-agent:\d/) });
});

test('an agent that ended is started again, alone', () => {
  expect(agent.RestartPolicy).toEqual({ Enabled: true, RestartAttemptPeriod: 60 });
});

test('the agent is one of a registry of your own', () => {
  const { stack: own } = defineMirrorMaker({ metricsAgentImage: ecs.ContainerImage.fromRegistry('registry.example.com/agent:1') });

  expect(containerIn(own, 'CloudWatchAgent').Image).toBe('registry.example.com/agent:1');
});

describe('without metrics', () => {
  const { stack: quiet, mirrorMaker: silent } = defineMirrorMaker({ metrics: false });

  test('there is no agent, nor a log of one: no other image than MirrorMaker\'s can keep it from running', () => {
    const [{ ContainerDefinitions: containers }] = allOf(quiet, 'AWS::ECS::TaskDefinition') as [Record<string, any>]; // eslint-disable-line @typescript-eslint/no-explicit-any

    expect(containers.map(({ Name }: { Name: string }) => Name)).toEqual(['MirrorMaker']);
    expect(allOf(quiet, 'AWS::Logs::LogGroup')).toHaveLength(1);
  });

  test.each<[string, () => unknown]>([
    ['a metric', () => silent.metricLag()],
    ['a sum', () => silent.metricRecordsPerSecond()],
    ['a metric of one side', () => silent.metricConnections(ReplicationSide.PRIMARY)],
  ])('%s is refused: an alarm on it would wait for ever', (_, metric) => {
    expect(metric).toThrow(/^MirrorMaker\/Flow: metrics must be on for mirror_maker_\w+, got metrics false: no value would be sent$/);
  });
});

function serviceName(): string {
  return mirrorMaker.metric('any').dimensions!.Service as string;
}

test.each<{ metric: cloudwatch.Metric; name: string }>([
  { metric: mirrorMaker.metricReplicationLatency(), name: 'mirror_maker_replication_latency_ms_max' },
  { metric: mirrorMaker.metricRecordAge(), name: 'mirror_maker_record_age_ms_max' },
  { metric: mirrorMaker.metricFailedTasks(), name: 'mirror_maker_failed_tasks' },
  { metric: mirrorMaker.metricRefusedTopics(), name: 'mirror_maker_refused_topics' },
  { metric: mirrorMaker.metricLag(), name: 'mirror_maker_records_lag_max' },
])('$name: the maximum of a minute', ({ metric, name }) => {
  expect(metric).toMatchObject({ namespace, metricName: name, statistic: 'Maximum', dimensions: { Service: serviceName() } });
  expect(metric.period.toSeconds()).toBe(60);
});

test.each<{ metric: cloudwatch.MathExpression; id: string; name: string; expression: string; label: string }>([
  { metric: mirrorMaker.metricHeldPartitions(), id: 'held', name: 'mirror_maker_held_partitions', expression: 'held * 30 / PERIOD(held)', label: 'Held partitions' },
  { metric: mirrorMaker.metricRecordsPerSecond(), id: 'records', name: 'mirror_maker_records_total', expression: 'records / PERIOD(records)', label: 'Records per second' },
  { metric: mirrorMaker.metricRunningTasks(), id: 'running', name: 'mirror_maker_running_tasks', expression: 'running * 30 / PERIOD(running)', label: 'Running tasks' },
])('$label: the sum over all containers', ({ metric, id, name, expression, label }) => {
  expect(metric).toMatchObject({ expression, label });
  expect(metric.period.toSeconds()).toBe(60);
  expect(metric.usingMetrics).toEqual({ [id]: expect.objectContaining({ metricName: name, statistic: 'Sum', namespace, dimensions: { Service: serviceName() } }) });
});

const { PRIMARY, SECONDARY } = ReplicationSide;

test.each([{ side: PRIMARY, cluster: 'primary' }, { side: SECONDARY, cluster: 'secondary' }])('connections to the $side: the sum over all clients and containers', ({ side, cluster }) => {
  const metric = mirrorMaker.metricConnections(side);

  expect(metric).toMatchObject({ expression: 'connections * 30 / PERIOD(connections)', label: `Connections to the ${cluster}` });
  expect(metric.usingMetrics).toEqual({
    connections: expect.objectContaining({ metricName: 'mirror_maker_connections', statistic: 'Sum', namespace, dimensions: { Service: serviceName(), cluster } }),
  });
});

test.each([{ side: PRIMARY, cluster: 'primary' }, { side: SECONDARY, cluster: 'secondary' }])('logins that the $side refuses: the maximum of a minute', ({ side, cluster }) => {
  const metric = mirrorMaker.metricAuthenticationFailures(side, { dimensionsMap: { More: 'x' } });

  expect(metric).toMatchObject({
    namespace, metricName: 'mirror_maker_authentication_failure_rate', statistic: 'Maximum', dimensions: { Service: serviceName(), cluster, More: 'x' },
  });
});

test('options of the user win, the service stays', () => {
  const lag = mirrorMaker.metricLag({ period: Duration.minutes(5), statistic: 'p90', dimensionsMap: { More: 'x' } });
  const records = mirrorMaker.metricRecordsPerSecond({ period: Duration.minutes(5), label: 'mine', color: '#ff0000', statistic: 'Maximum' });

  expect(lag).toMatchObject({ statistic: 'p90', dimensions: { Service: serviceName(), More: 'x' } });
  expect(records).toMatchObject({ label: 'mine', color: '#ff0000' });
  expect([lag, records, records.usingMetrics.records as cloudwatch.Metric].map(({ period }) => period.toSeconds())).toEqual([300, 300, 300]);
  expect(records.usingMetrics.records).toMatchObject({ statistic: 'Sum' });
});

test('an alarm takes each of them', () => {
  const { mirrorMaker: watched, stack: own, scope } = defineMirrorMaker();
  new cloudwatch.Alarm(own, 'Failed', { metric: watched.metricFailedTasks(), threshold: 0, evaluationPeriods: 2, comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD });
  watched.metricRunningTasks().createAlarm(own, 'Running', { threshold: 2, evaluationPeriods: 5, comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD });
  watched.metricRecordsPerSecond().createAlarm(own, 'Records', { threshold: 1, evaluationPeriods: 5 });
  watched.metricConnections(PRIMARY).createAlarm(own, 'Lost', { threshold: 1, evaluationPeriods: 5, comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD });
  watched.metricAuthenticationFailures(SECONDARY).createAlarm(own, 'Refused', { threshold: 0, evaluationPeriods: 2 });

  expect((scope as App).synth().stacks.length).toBeGreaterThan(0);
  Template.fromStack(own).resourceCountIs('AWS::CloudWatch::Alarm', 5);
});

test('two services have metrics of their own', () => {
  const all = defineMirrorMaker();

  expect(serviceName()).toMatch(/^MirrorMaker-Flow-\w+$/);
  expect(defineReverse(all.scope, all).metricLag().dimensions!.Service).toMatch(/^Back-Flow-\w+$/);
});
