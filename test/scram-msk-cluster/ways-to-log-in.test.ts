import { Match, Template } from 'aws-cdk-lib/assertions';
import * as acmpca from 'aws-cdk-lib/aws-acmpca';
import { ScramMskCluster, type ScramMskClusterProps } from '../../lib';
import { ZonedStack } from '../stacks';
import { AUTHORITY_ARN } from './existing';

function templateOf(props: (stack: ZonedStack) => ScramMskClusterProps): Template {
  const stack = new ZonedStack();
  new ScramMskCluster(stack, 'Kafka', props(stack));
  return Template.fromStack(stack);
}

const authority = (stack: ZonedStack, id = 'Authority', arn = AUTHORITY_ARN) => acmpca.CertificateAuthority.fromCertificateAuthorityArn(stack, id, arn);

test('IAM stands beside SCRAM, over TLS only', () => {
  templateOf(() => ({ iam: true })).hasResourceProperties('AWS::MSK::Cluster', {
    ClientAuthentication: {
      Sasl: { Scram: { Enabled: true }, Iam: { Enabled: true } },
      Tls: Match.absent(),
      Unauthenticated: { Enabled: false },
    },
    EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true } },
  });
});

test('certificates stand beside SCRAM, over TLS only, by the authorities that issue them', () => {
  const other = AUTHORITY_ARN.replace('123456789012', '210987654321');
  templateOf((stack) => ({ mutualTls: { certificateAuthorities: [authority(stack), authority(stack, 'Other', other)] } })).hasResourceProperties('AWS::MSK::Cluster', {
    ClientAuthentication: {
      Sasl: { Scram: { Enabled: true }, Iam: { Enabled: false } },
      Tls: { Enabled: true, CertificateAuthorityArnList: [AUTHORITY_ARN, other] },
      Unauthenticated: { Enabled: false },
    },
    EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true } },
  });
});

test('all three beside each other', () => {
  templateOf((stack) => ({ iam: true, mutualTls: { certificateAuthorities: [authority(stack)] } })).hasResourceProperties('AWS::MSK::Cluster', {
    ClientAuthentication: { Sasl: { Scram: { Enabled: true }, Iam: { Enabled: true } }, Tls: { Enabled: true }, Unauthenticated: { Enabled: false } },
  });
});

test.each<{ what: string; props: ScramMskClusterProps }>([
  { what: 'IAM', props: { iam: true } },
  { what: 'certificates', props: { mutualTls: { certificateAuthorities: [authority(new ZonedStack())] } } },
])('$what opens no port, adds no resource and changes nothing but how clients log in', ({ props }) => {
  const { ClientAuthentication: before, ...rest } = clusterIn(templateOf(() => ({})));
  const { ClientAuthentication: after, ...same } = clusterIn(templateOf(() => props));

  expect(after).not.toEqual(before);
  expect(same).toEqual(rest);
  expect(withoutCluster(templateOf(() => props))).toEqual(withoutCluster(templateOf(() => ({}))));
});

test('iam: false is what is there without it', () => {
  expect(templateOf(() => ({ iam: false })).toJSON()).toEqual(templateOf(() => ({})).toJSON());
});

function clusterIn(template: Template): Record<string, unknown> {
  return Object.values(template.findResources('AWS::MSK::Cluster'))[0]!.Properties;
}

function withoutCluster(template: Template): unknown {
  return Object.entries(template.toJSON().Resources as Record<string, { Type: string }>).filter(([, { Type }]) => Type !== 'AWS::MSK::Cluster');
}
