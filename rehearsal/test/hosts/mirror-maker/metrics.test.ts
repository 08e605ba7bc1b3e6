import { parseMetrics } from '../../../hosts/mirror-maker/metrics';

test('values with and without labels, and neither comments nor anything else', () => {
  expect(parseMetrics([
    '# HELP mirror_maker_connectors Connectors that this process leads',
    '# TYPE mirror_maker_connectors gauge',
    'mirror_maker_connectors 2.0',
    'mirror_maker_records_total{partition="3",topic="primary.orders.v1",} 1.2E7',
    'mirror_maker_running_tasks{connector="MirrorSourceConnector"} 6.0',
    '',
  ].join('\n'))).toEqual([
    { metric: 'mirror_maker_connectors', labels: {}, value: 2 },
    { metric: 'mirror_maker_records_total', labels: { partition: '3', topic: 'primary.orders.v1' }, value: 12_000_000 },
    { metric: 'mirror_maker_running_tasks', labels: { connector: 'MirrorSourceConnector' }, value: 6 },
  ]);
});

test('what is not a number stays so', () => {
  expect(parseMetrics('mirror_maker_record_age_ms_max{topic="orders",partition="0"} NaN')[0]!.value).toBeNaN();
});
