import { readFileSync } from 'node:fs';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { resource } from '../../system/package-root';
import type { Report } from '../result';
import { checksSection, leftOutSection } from './checks';
import { reachabilitySection } from './reachability';
import { summarySection } from './summary';

/** The browser is told to fetch nothing and to run nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** One file with everything in it. The filter is style alone, so that it works where scripts are not let run. */
export async function formatHtml(report: Report, version: string): Promise<string> {
  const { assembly, start, seconds, reachability, leftOut } = report;
  const title = `Rehearsal of ${assembly}`;
  const page = h('html', { lang: 'en' },
    h('head', null,
      h('meta', { charset: 'utf-8' }),
      h('meta', { 'http-equiv': 'Content-Security-Policy', 'content': POLICY }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('title', null, title),
      h('style', { dangerouslySetInnerHTML: { __html: readFileSync(resource('report', 'html', 'style.css'), 'utf8') } })),
    h('body', null,
      h('header', null,
        h('h1', null, title),
        h('p', null, 'What the templates say of Amazon MSK, run on real Apache Kafka. ', h('time', { datetime: start.toISOString() }, inUtc(start)), `, ${inMinutes(seconds)}, msk-rehearsal ${version}.`)),
      h('main', null, summarySection(report), checksSection(report), leftOutSection(leftOut), await reachabilitySection(reachability))));
  return `<!DOCTYPE html>\n${renderToString(page)}\n`;
}

function inUtc(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function inMinutes(seconds: number): string {
  return seconds < 60 ? `${seconds.toFixed(0)} s` : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}
