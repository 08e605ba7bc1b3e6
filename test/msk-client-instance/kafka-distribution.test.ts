import { Lazy, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { IamLibrary, KafkaDistribution } from '../../lib';
import { ARCHIVES, archiveOf, DEFAULT_RELEASE } from '../../lib/kafka/releases/releases';
import { ZonedStack } from '../stacks';
import { defineBox, environmentIn, initIn, textOf } from './box';

const SHA512 = '0123456789abcdef'.repeat(8);

test.each(Object.entries(ARCHIVES))('Kafka %s comes from Apache\'s archive, which keeps all versions, with its checksum', (version, sha512) => {
  expect(KafkaDistribution.release(version)).toMatchObject({ source: archiveOf(version), sha512 });
});

test('without a version it is that of MirrorMaker\'s image', () => {
  expect(KafkaDistribution.release()).toMatchObject({ source: archiveOf(DEFAULT_RELEASE), sha512: ARCHIVES[DEFAULT_RELEASE] });
});

test.each(['1.0.0', 'latest', '', 'toString'])("fails for '%s', whose checksum is not known", (version) => {
  expect(() => KafkaDistribution.release(version))
    .toThrow(`version must be one of ${Object.keys(ARCHIVES).join(', ')}, or be given to KafkaDistribution.archive() with its checksum, got '${version}'`);
});

test('any other version, by its checksum', () => {
  expect(KafkaDistribution.archive('10.2.1', SHA512)).toMatchObject({
    source: 'https://archive.apache.org/dist/kafka/10.2.1/kafka_2.13-10.2.1.tgz',
    sha512: SHA512,
  });
});

test.each([
  { kind: 'too short', sha512: SHA512.slice(1) },
  { kind: 'too long', sha512: `${SHA512}0` },
  { kind: 'in upper case, which sha512sum does not print', sha512: SHA512.toUpperCase() },
  { kind: 'empty', sha512: '' },
])('fails for a checksum that is $kind', ({ sha512 }) => {
  expect(() => KafkaDistribution.archive('10.2.1', sha512)).toThrow(`sha512 must be 128 hexadecimal digits in lower case, got '${sha512}'`);
});

test.each([
  { version: 'not a version' },
  { version: '10.2' },
  { version: 'v10.2.1' },
  { version: archiveOf('10.2.1') },
])('fails for $version in the place of a version', ({ version }) => {
  expect(() => KafkaDistribution.archive(version, SHA512)).toThrow(`version must be a version such as ${DEFAULT_RELEASE}, got '${version}'`);
  expect(() => IamLibrary.release(version, SHA512)).toThrow(`version must be a version such as 2.3.5, got '${version}'`);
});

test.each(['2.8.2', '3.4.1'])('fails for %s, whose tools read no credentials from their environment', (version) => {
  expect(() => KafkaDistribution.archive(version, SHA512)).toThrow(`version must be 3.5.0 or newer, whose tools read credentials from their environment, got '${version}'`);
});

test.each(['3.5.0', '3.10.0', '10.0.0'])('%s is new enough', (version) => {
  expect(() => KafkaDistribution.archive(version, SHA512)).not.toThrow();
});

test.each(['', '*', 'tools/?.tgz', 's3://tools/kafka.tgz', 'https://tools.s3.amazonaws.com/kafka.tgz'])("fails for '%s' in the place of a key", (objectKey) => {
  const bucket = s3.Bucket.fromBucketName(new Stack(), 'Bucket', 'tools');

  for (const define of [KafkaDistribution.bucket, IamLibrary.bucket]) {
    expect(() => define(bucket, objectKey, SHA512)).toThrow(`objectKey must be the key of an object in the bucket, such as tools/kafka.tgz, got '${objectKey}'`);
  }
});

test('a checksum that is known only in the deploy is not judged', () => {
  const sha512 = Lazy.string({ produce: () => SHA512 });

  expect(() => KafkaDistribution.archive('10.2.1', sha512)).not.toThrow();
});

test('a version that is known only in the deploy is not judged', () => {
  const version = Lazy.string({ produce: () => '10.2.1' });

  expect(() => KafkaDistribution.archive(version, SHA512)).not.toThrow();
});

test('a bucket of the same app', () => {
  const stack = new ZonedStack();
  const bucket = new s3.Bucket(stack, 'Bucket');
  defineBox({ kafka: KafkaDistribution.bucket(bucket, 'kafka.tgz', SHA512) }, stack);

  expect(environmentIn(stack).KAFKA_SOURCE).toBe(`s3://${JSON.stringify(stack.resolve(bucket.bucketName))}/kafka.tgz`);
});

test('a name that a shell would take apart stays one word', () => {
  const stack = new ZonedStack();
  defineBox({ kafka: KafkaDistribution.bucket(s3.Bucket.fromBucketName(stack, 'Bucket', 'tools'), "it's; here.tgz", SHA512) }, stack);

  expect(textOf(initIn(stack).files['/etc/kafka/client.env']!.content)).toContain('KAFKA_SOURCE=\'s3://tools/it\'\\\'\'s; here.tgz\'\n');
});

test('nothing is granted for the archive of Apache', () => {
  const stack = new Stack();
  KafkaDistribution.release()._grantRead({ grantPrincipal: undefined as never });

  expect(stack.node.children).toEqual([]);
});
