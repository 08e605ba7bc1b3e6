/** A record by its place in a partition and its time in milliseconds. */
export interface RecordPosition {
  readonly offset: bigint;
  readonly timestamp: number;
}

/** A batch of records, as brokers keep it. */
export interface RecordBatch {
  readonly firstOffset: bigint;
  readonly lastOffsetDelta: number;
  readonly attributes: number;
  readonly firstTimestamp: bigint;
  readonly maxTimestamp: bigint;
  readonly producerId: bigint;
  /** The key is that of a marker. */
  readonly records: readonly { readonly offsetDelta: number; readonly timestampDelta: bigint; readonly key: Buffer | null }[];
}

/** What a broker gives of a partition to readers of committed records. */
export interface FetchedRecords {
  readonly batches: readonly RecordBatch[];
  /** Where transactions begin that were aborted, of those that the batches are of. */
  readonly abortedTransactions: readonly { readonly producerId: bigint; readonly firstOffset: bigint }[];
}

/** Bits of a batch's attributes. */
const LOG_APPEND_TIME = 0x08;
const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;

/** Of a marker's key, behind its version. */
const COMMIT = 1;

/** Without what producers wrote, which is not looked at: keys and values hold on to the whole answer that they came in. */
export function withoutContent(batch: RecordBatch): RecordBatch {
  const { firstOffset, lastOffsetDelta, attributes, firstTimestamp, maxTimestamp, producerId, records } = batch;
  return {
    firstOffset, lastOffsetDelta, attributes, firstTimestamp, maxTimestamp, producerId,
    records: records.map(({ offsetDelta, timestampDelta, key }) => ({ offsetDelta, timestampDelta, key: isControl(batch) && key ? Buffer.from(key) : null })),
  };
}

/**
 * The first record from an offset on, and as young as a time or younger, that readers of committed records see: neither of an
 * aborted transaction nor a marker of its end.
 */
export function firstCommitted({ batches, abortedTransactions }: FetchedRecords, from: bigint, since: bigint): RecordPosition | undefined {
  const toCome = [...abortedTransactions].sort((one, other) => Number(one.firstOffset - other.firstOffset));
  const aborted = new Set<bigint>();
  for (const batch of batches) {
    while (toCome[0] !== undefined && toCome[0].firstOffset <= lastOffset(batch)) {
      aborted.add(toCome.shift()!.producerId);
    }
    if (isControl(batch)) {
      aborted.delete(batch.producerId);
    } else if (!isTransactional(batch) || !aborted.has(batch.producerId)) {
      const record = recordsFrom(batch, from).find(({ timestamp }) => timestamp >= since);
      if (record) {
        return record;
      }
    }
  }
  return undefined;
}

/**
 * The oldest record from the last stable offset on that its producer may rely on: one outside of transactions, or of one
 * that was committed. It waits behind a transaction that is still open, whose own records may yet be aborted.
 */
export function oldestAcknowledged(batches: readonly RecordBatch[], from: bigint): RecordPosition | undefined {
  const open = new Map<bigint, RecordPosition[]>();
  const acknowledged: RecordPosition[] = [];
  for (const batch of batches) {
    if (isControl(batch)) {
      acknowledged.push(...isCommit(batch) ? open.get(batch.producerId) ?? [] : []);
      open.delete(batch.producerId);
    } else if (isTransactional(batch)) {
      open.set(batch.producerId, [...open.get(batch.producerId) ?? [], ...recordsFrom(batch, from)]);
    } else {
      acknowledged.push(...recordsFrom(batch, from));
    }
  }
  return acknowledged.sort((one, other) => one.timestamp - other.timestamp)[0];
}

/** Where to go on behind what was fetched. */
export function offsetBehind(batches: readonly RecordBatch[], from: bigint): bigint {
  const last = batches.at(-1);
  return last === undefined || lastOffset(last) < from ? from : lastOffset(last) + 1n;
}

/** A batch comes whole: it may begin before the offset that was asked for. */
function recordsFrom(batch: RecordBatch, from: bigint): RecordPosition[] {
  return batch.records
    .map(({ offsetDelta, timestampDelta }) => ({
      offset: batch.firstOffset + BigInt(offsetDelta),
      timestamp: Number(batch.attributes & LOG_APPEND_TIME ? batch.maxTimestamp : batch.firstTimestamp + timestampDelta),
    }))
    .filter(({ offset }) => offset >= from);
}

function lastOffset({ firstOffset, lastOffsetDelta }: RecordBatch): bigint {
  return firstOffset + BigInt(lastOffsetDelta);
}

function isControl({ attributes }: RecordBatch): boolean {
  return (attributes & CONTROL) !== 0;
}

function isTransactional({ attributes }: RecordBatch): boolean {
  return (attributes & TRANSACTIONAL) !== 0;
}

function isCommit({ records: [marker] }: RecordBatch): boolean {
  return marker?.key?.readInt16BE(2) === COMMIT;
}
