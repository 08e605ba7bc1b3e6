import type { Settings } from './properties';

/** Records of one partition of the source that are not to be copied. */
export interface RecordRange {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** One record without it. */
  readonly lastOffset?: number;
}

const FILTER = 'refused';

/**
 * What keeps a refusal of the target to the topic or partition that it is about: classes of assets/mirror-maker/java. One sees
 * what is asked for topics, one the producer's answers, and one keeps records from the producer, the skipped ones too.
 */
export function refusalSettings(skipRecords: readonly RecordRange[]): Settings {
  return {
    'forwarding.admin.class': 'georeplication.RefusalReportingAdmin',
    'producer.override.interceptor.classes': 'georeplication.RefusalInterceptor',
    'transforms': FILTER,
    [`transforms.${FILTER}.type`]: 'georeplication.RefusedRecordFilter',
    ...(skipRecords.length > 0 && { [`transforms.${FILTER}.skip.records`]: skipRecords.map(formatRange).join(',') }),
  };
}

function formatRange({ topic, partition, offset, lastOffset = offset }: RecordRange): string {
  return `${topic}:${partition}:${offset}${lastOffset === offset ? '' : `-${lastOffset}`}`;
}
