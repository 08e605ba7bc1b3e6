import * as fs from 'node:fs';
import * as path from 'node:path';
import { ASSETS } from './container';

const read = (file: string) => fs.readFileSync(path.join(ASSETS, file), 'utf8');
const lines = (file: string) => read(file).split('\n');

describe('the Dockerfile', () => {
  const dockerfile = read('Dockerfile');

  test('copies every file to where the scripts look for it', () => {
    const copied = [...dockerfile.matchAll(/^COPY (.+) \/opt\/mirror-maker\/(?:java\/)?$/gm)].flatMap(([, files]) => files!.split(' '));

    expect(copied.sort()).toEqual(fs.readdirSync(ASSETS).filter((file) => file !== 'Dockerfile').sort());
  });

  test('names no processor and adds nothing from elsewhere', () => {
    expect(dockerfile).not.toMatch(/^[^#].*(x86|amd64|aarch64|--platform)|^ADD/m);
  });

  test('is built from a base that an argument may replace, and anew by another', () => {
    expect(dockerfile).toMatch(/^ARG BASE_IMAGE=public\.ecr\.aws\/\S+\nFROM \$\{BASE_IMAGE\} AS build$/m);
    // Docker takes an instruction from its cache until an argument in front of it changes, in each stage.
    const stages = dockerfile.split(/^FROM \$\{BASE_IMAGE\}/m).slice(1);
    expect(stages).toHaveLength(2);
    expect(stages.filter((stage) => !/^.*\n\nARG REVISION=\nRUN /.test(stage))).toEqual([]);
    expect(dockerfile.match(/^ARG \w+/gm)).toEqual(['ARG BASE_IMAGE', 'ARG REVISION', 'ARG KAFKA_URL', 'ARG KAFKA_SHA512', 'ARG REVISION']);
  });

  test('takes what was compiled from a stage with a compiler, which is in no image', () => {
    const [build, image] = dockerfile.split(/^FROM \$\{BASE_IMAGE\}/m).slice(1);
    expect(build).toMatch(/^ AS build\n[^]*java-17-amazon-corretto-devel/);
    expect(image).toContain('COPY --from=build /opt/ /opt/\n');
    expect(image).not.toContain('devel');
  });

  test('is told which Kafka where it is installed, so that another one leaves the packages alone', () => {
    expect(dockerfile).toMatch(/^ARG KAFKA_URL\nARG KAFKA_SHA512\nRUN \/opt\/mirror-maker\/install\.sh$/m);
  });

  test('runs the entry script as a user without rights', () => {
    expect(dockerfile).toMatch(/^USER mirror-maker\nVOLUME \/run\/mirror-maker\nENTRYPOINT \["\/opt\/mirror-maker\/entry\.sh"\]\n$/m);
  });
});

test.each(['active-side.sh', 'common.sh', 'entry.sh', 'health.sh', 'watch-secrets.sh'])('%s makes Bash write no file of its own: long here-strings become one', (script) => {
  expect(lines(script).filter((line) => /<<<?\S/.test(line) && !line.includes('error_in') && !line.startsWith('  grep'))).toEqual([]);
});

test('a checksum stands in one place, and that of Kafka in none', () => {
  const holders = fs.readdirSync(ASSETS).filter((file) => file !== 'java' && /\b[0-9a-f]{64,128}\b/.test(read(file)));

  expect(holders).toEqual(['downloads.env']);
  expect(read('downloads.env')).toMatch(/^JMX_EXPORTER_SHA256=[0-9a-f]{64}$/m);
});

describe('the exporter', () => {
  const text = read('jmx-exporter.yml');
  const documented = [...text.matchAll(/^# {3}(mirror_maker_\w+)/gm)].map(([, name]) => name!);

  test('documents the metrics that it has', () => {
    const templates = [...text.matchAll(/^ {4}name: (\S+)$/gm)].map(([, name]) => new RegExp(`^${name!.replace(/\$\d/, '[a-z_]+')}$`));

    expect(documented.length).toBeGreaterThan(10);
    expect(documented.filter((name) => !templates.some((template) => template.test(name)))).toEqual([]);
    expect(templates.filter((template) => !documented.some((name) => template.test(name)))).toEqual([]);
  });

  test('gives a type to each: the CloudWatch agent leaves out what has none', () => {
    const rules = text.split(/^ {2}- pattern: /m).slice(1);

    expect(rules.filter((rule) => !/^ {4}type: (GAUGE|COUNTER)$/m.test(rule))).toEqual([]);
  });

  test.each([...new Set(read('health.sh').match(/mirror_maker_\w+/g))])('has %s, which the health of a container depends on', (name) => {
    expect(documented).toContain(name);
  });
});

test('the logs of Kafka 3 and Kafka 4 leave out the same and look the same', () => {
  const log4j = lines('log4j.properties');
  const log4j2 = lines('log4j2.properties');
  const values = (all: string[], key: RegExp) => all.filter((line) => key.test(line)).map((line) => line.slice(line.indexOf('=') + 1)).sort();
  const quiet = (all: string[]) => all.filter((line) => line.startsWith('log4j.logger.')).map((line) => line.slice('log4j.logger.'.length, -'=WARN'.length)).sort();

  expect(values(log4j, /ConversionPattern=/)).toEqual(values(log4j2, /layout\.pattern=/));
  // A properties file takes a backslash for its own.
  const asExpression = (text: string) => text.replace(/[.[\]]/g, String.raw`\\$&`);
  expect(values(log4j2, /\.regex=/)).toEqual([`(?s).*(${values(log4j, /StringToMatch=/).map(asExpression).join('|')}).*`]);
  expect(quiet(log4j)).toEqual(values(log4j2, /^logger\.\w+\.name=/));
});
