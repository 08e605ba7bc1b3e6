import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { EChartsOption, LineSeriesOption } from 'echarts';
import type { Moment, MomentKind, Series, Span, TimeLine } from '../time-line';
import { countsIn, windowOf, type Window } from './time-line-window';

/** Charts cannot flow as text does: the page shows the one that fits. */
export const SIZES = {
  wide: { width: 1000, height: 320, right: 24 },
  narrow: { width: 330, height: 300, right: 12 },
} as const;

export type Size = keyof typeof SIZES;

/** Dashes also tell lines apart where colors do not. */
export const LINES = [
  { color: 'var(--series-1)', dashes: [] },
  { color: 'var(--series-2)', dashes: [7, 3] },
  { color: 'var(--series-3)', dashes: [2, 2] },
  { color: 'var(--series-4)', dashes: [9, 3, 2, 3] },
] as const;

/** Variables of the page's style, so that one picture serves light and dark. */
const COLORS: Readonly<Record<MomentKind, string>> = { fault: 'var(--disproved)', recovery: 'var(--proven)', step: 'var(--quiet)' };

/** Of the number of a moment, in pixels. */
const NUMBER = { width: 18, height: 15 };

/** What is left of the lines, about. */
const AXIS = 60;

/** The library is large: it is read when there is a chart to draw, not by every command. */
const loadHere = createRequire(join(__dirname, 'time-line-chart'));

/** As SVG, made here: the page needs no script. */
export function timeLineChart(timeLine: TimeLine, size: Size): string {
  const { init } = loadHere('echarts') as typeof import('echarts');
  const { width, height } = SIZES[size];
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(optionOf(timeLine, size));
    return chart.renderToSVGString({ useViewBox: true });
  } finally {
    chart.dispose();
  }
}

function optionOf(timeLine: TimeLine, size: Size): EChartsOption {
  const shown = windowOf(timeLine);
  const { width, right } = SIZES[size];
  const numbers = numbersOf(timeLine.moments, shown, (width - right - AXIS) / (shown.to - shown.from));
  const text = { color: 'var(--text)', fontSize: 12 };
  const axis = { axisLabel: text, nameTextStyle: text, axisLine: { lineStyle: { color: 'var(--quiet)' } }, splitLine: { lineStyle: { color: 'var(--line)' } } };
  return {
    animation: false,
    textStyle: { fontFamily: 'system-ui, sans-serif' },
    grid: { left: 8, right, top: 8 + NUMBER.height * (1 + Math.max(0, ...numbers.map(({ level }) => level))), bottom: 30, containLabel: true },
    xAxis: { type: 'value', min: shown.from, max: shown.to, name: 'seconds', nameLocation: 'middle', nameGap: 28, ...axis },
    yAxis: { type: 'value', scale: true, ...axis },
    series: timeLine.series.map((each, index) => lineOf(each, index, shown, index === 0 ? marks(numbers, timeLine.spans) : {})),
  };
}

function lineOf(series: Series, index: number, shown: Window, marked: LineSeriesOption): LineSeriesOption {
  const { color, dashes } = LINES[index % LINES.length]!;
  return {
    type: 'line',
    name: series.name,
    step: 'end',
    symbol: 'none',
    color,
    lineStyle: { color, width: 2.2, type: dashes.length === 0 ? 'solid' : [...dashes] },
    data: countsIn(series, shown),
    ...marked,
  };
}

interface NumberedMoment extends Moment {
  readonly number: number;
  /** Numbers that would lie upon each other stand one above the other. */
  readonly level: number;
}

function numbersOf(moments: readonly Moment[], { from }: Window, pixelsPerSecond: number): NumberedMoment[] {
  const numbered: NumberedMoment[] = [];
  moments.forEach((moment, index) => {
    if (moment.seconds >= from) {
      const near = numbered.filter(({ seconds }) => (moment.seconds - seconds) * pixelsPerSecond < NUMBER.width).map(({ level }) => level);
      numbered.push({ ...moment, number: index + 1, level: [...moments.keys()].find((level) => !near.includes(level))! });
    }
  });
  return numbered;
}

/** Lines for moments, and areas for spans: the first line of the chart carries them for all. */
function marks(numbers: readonly NumberedMoment[], spans: readonly Span[]): LineSeriesOption {
  const inTime = [...spans].sort((one, other) => one.from - other.from);
  return {
    markLine: {
      symbol: 'none',
      data: numbers.map(({ seconds, kind, number, level }) => ({
        xAxis: seconds,
        lineStyle: { color: COLORS[kind], type: kind === 'step' ? 'dashed' : 'solid', width: kind === 'step' ? 1 : 2 },
        label: { formatter: String(number), distance: [0, 3 + level * NUMBER.height], color: COLORS[kind], fontSize: 12, fontWeight: 'bold' },
      })),
    },
    markArea: {
      // An area may be too narrow for its name: the first one's begins to the left of it, so that it stays off the next one's.
      data: inTime.map(({ name, from, to }, index) => [
        {
          name,
          xAxis: from,
          itemStyle: { color: 'var(--quiet)', opacity: 0.2 },
          label: { position: index === 0 && inTime.length > 1 ? 'insideTopRight' : 'insideTopLeft', color: 'var(--text)', fontSize: 12, fontWeight: 'bold' },
        },
        { xAxis: to },
      ]),
    },
  };
}
