import { PLAINTEXT, summaryOf } from '../../../checks/cluster/certificate-clients';
import { handshakeRefusal, missingCertificateRefusal } from '../../../checks/cluster/certificates';

test('a certificate is refused only where the handshake ends', () => {
  expect(handshakeRefusal('expired', 'could not write: SslAuthenticationException: SSL handshake failed')).toBe('expired: could not write: SslAuthenticationException: SSL handshake failed');
});

test.each([[undefined, 'no refusal'], ['TopicAuthorizationException: Not authorized', 'TopicAuthorizationException: Not authorized']])(
  'brokers that let it in, and answer %s, are found', (error, met) => {
    expect(() => handshakeRefusal('expired', error)).toThrow(`a certificate that is expired was to be refused in the handshake, and met: ${met}`);
  });

describe('without a certificate', () => {
  const nothing = Buffer.alloc(0);
  const error = (code: string, message: string) => Object.assign(new Error(message), { code });

  test.each([
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'SSL routines:ssl3_read_bytes:tlsv13 alert certificate required:rec_layer_s3.c', 'alert certificate required'],
    ['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', 'SSL routines:ssl3_read_bytes:ssl/tls alert bad certificate:rec_layer_s3.c', 'alert bad certificate'],
    ['EPROTO', 'write EPROTO SSL routines:ssl3_read_bytes:sslv3 alert handshake failure:rec_layer_s3.c', 'alert handshake failure'],
    ['ECONNRESET', 'read ECONNRESET', 'ECONNRESET'],
  ])('a handshake that ends with %s is a refusal', (code, message, told) => {
    expect(missingCertificateRefusal(nothing, error(code, message))).toBe(`without a certificate: ${told}`);
  });

  test.each([
    ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'SSL routines:ssl3_get_record:wrong version number'],
    ['EPROTO', 'write EPROTO sslv3 alert certificate expired'],
  ])('a connection that meets %s is none', (code, message) => {
    expect(() => missingCertificateRefusal(nothing, error(code, message))).toThrow(`was to be refused in the handshake, and met: ${message}`);
  });

  test('brokers that neither answer nor refuse are found', () => {
    expect(() => missingCertificateRefusal(nothing, undefined)).toThrow('was to be refused in the handshake, and met: no refusal');
  });

  test('brokers that answer are found', () => {
    expect(() => missingCertificateRefusal(Buffer.from([0, 0, 0, 4, 0, 0, 0, 7]), undefined)).toThrow('a broker answered a client without a certificate');
  });
});

describe('of a client', () => {
  const used = { version: '1', written: 20, read: 20, forbiddenTopic: 'Not authorized to access topics' };
  const mistakes = { 'an expired certificate': 'SSL handshake failed', [PLAINTEXT]: 'no answer' };

  test('its own words are told', () => {
    expect(summaryOf('Java', used, true, mistakes).split('\n')).toEqual([
      'Java 1: 20 written, 20 read', '  an expired certificate: SSL handshake failed', '  without TLS: no answer', '  forbidden topic: Not authorized to access topics',
    ]);
  });

  test.each([
    ['did not log in', { ...used, error: 'refused' }, mistakes, 'Java did not log in: refused'],
    ['lost a record', { ...used, read: 19 }, mistakes, 'Java wrote 20 and read 19 of 20 records'],
    ['was let in with an expired certificate', used, { ...mistakes, 'an expired certificate': undefined }, 'Java does not name this mistake: an expired certificate. It says: undefined'],
    ['was let in without TLS', used, { ...mistakes, [PLAINTEXT]: undefined }, 'Java does not name this mistake: without TLS. It says: undefined'],
    ['may write to a forbidden topic', { ...used, forbiddenTopic: undefined }, mistakes, 'Java does not name this mistake: forbidden topic. It says: undefined'],
  ])('one that %s is found', (_, result, made, message) => {
    expect(() => summaryOf('Java', result, true, made)).toThrow(message);
  });

  test('on an open cluster nothing is forbidden', () => {
    expect(summaryOf('Java', { ...used, forbiddenTopic: undefined }, false, mistakes)).not.toContain('forbidden');
  });
});
