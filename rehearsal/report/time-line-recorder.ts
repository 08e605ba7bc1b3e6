import { setTimeout as pause } from 'node:timers/promises';
import { SERIES, type Count, type Moment, type MomentKind, type Span, type TimeLine } from './time-line';

/** More make a picture no sharper, and a file of every minute larger. */
const MOST_COUNTS = 300;

/** How often a number is asked for that nothing announces. */
const SAMPLE_EVERY = 500;

/** So that each of them looks alike in every chart. */
const ORDER: readonly string[] = Object.values(SERIES);

/** Takes down what happens in a check. Times are in milliseconds since 1970, as Kafka's are. */
export class TimeLineRecorder {
  private readonly counts = new Map<string, [at: number, records: number][]>();
  private readonly moments: { readonly name: string; readonly kind: MomentKind; readonly at: number }[] = [];
  private readonly spans: { readonly name: string; readonly from: number; readonly to: number }[] = [];

  private readonly samplings = new Map<string, Promise<void>>();
  private isStopped = false;

  /** `onMoment` is told of what is going on. */
  public constructor(private readonly onMoment: (name: string) => void = () => {}, private readonly start = Date.now()) {}

  /** Something was broken on purpose. */
  public fault(name: string, at = Date.now()): void {
    this.add(name, 'fault', at);
  }

  /** Something works again, or was repaired. */
  public recovery(name: string, at = Date.now()): void {
    this.add(name, 'recovery', at);
  }

  public step(name: string, at = Date.now()): void {
    this.add(name, 'step', at);
  }

  public span(name: string, from: number, to: number): void {
    this.spans.push({ name, from, to });
  }

  /** So many there are now. */
  public count(series: string, records: number): void {
    this.countsOf(series).push([Date.now(), records]);
  }

  /** At each of these times there was one more. Those of before the start are where the series begins. */
  public times(series: string, times: readonly number[]): void {
    const sorted = [...times].sort((one, other) => one - other);
    const before = sorted.filter((at) => at < this.start).length;
    this.countsOf(series).push([this.start, before], ...sorted.slice(before).map((at, index): [number, number] => [at, before + index + 1]));
  }

  /** Asks for a number again and again, until `stop`. What cannot be asked, as brokers that are gone, leaves a gap. */
  public sample(series: string, ask: () => Promise<number | undefined>): void {
    if (!this.isStopped && !this.samplings.has(series)) {
      this.samplings.set(series, this.askUntilStopped(series, ask));
    }
  }

  /** Ends what `sample` began, and lets nothing begin: a check that its time limit ended may still run. */
  public async stop(): Promise<void> {
    this.isStopped = true;
    await Promise.all(this.samplings.values());
  }

  /** None when nothing was counted: a picture of it would be empty. */
  public get timeLine(): TimeLine | undefined {
    const series = [...this.counts].filter(([, counts]) => counts.length > 0).sort(([one], [other]) => ORDER.indexOf(one) - ORDER.indexOf(other));
    return series.length === 0 ? undefined : {
      start: new Date(this.start).toISOString(),
      series: series.map(([name, counts]) => ({ name, counts: thinOut(counts.map(([at, records]): Count => [this.secondsTo(at), records])) })),
      moments: this.moments.map(({ name, kind, at }): Moment => ({ name, kind, seconds: this.secondsTo(at) })).sort((one, other) => one.seconds - other.seconds),
      spans: this.spans.map(({ name, from, to }): Span => ({ name, from: this.secondsTo(from), to: this.secondsTo(to) })),
    };
  }

  private async askUntilStopped(series: string, ask: () => Promise<number | undefined>): Promise<void> {
    while (!this.isStopped) {
      const records = await ask().catch(() => undefined);
      if (records !== undefined) {
        this.count(series, records);
      }
      await pause(SAMPLE_EVERY);
    }
  }

  private add(name: string, kind: MomentKind, at: number): void {
    this.moments.push({ name, kind, at });
    this.onMoment(name);
  }

  private countsOf(series: string): [number, number][] {
    const counts = this.counts.get(series) ?? [];
    this.counts.set(series, counts);
    return counts;
  }

  private secondsTo(at: number): number {
    return Math.round(at - this.start) / 1000;
  }
}

/** The last count of each of so many equal parts of the time, and the first of all: no total is ever another. */
function thinOut(counts: readonly Count[]): Count[] {
  const sorted = [...counts].sort(([one], [other]) => one - other);
  const [[from] = [0], [to] = [0]] = [sorted[0], sorted.at(-1)];
  const part = ([seconds]: Count) => Math.floor((seconds - from!) / Math.max(to! - from!, 0.001) * MOST_COUNTS);
  return sorted.filter((count, index) => index === 0 || index === sorted.length - 1 || part(count) !== part(sorted[index + 1]!));
}
