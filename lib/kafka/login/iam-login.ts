/**
 * How a Java client logs in with IAM: as the role that its host, container or function has. Needs AWS's library
 * aws-msk-iam-auth in its class path, which finds credentials as AWS's SDK does.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/configure-clients-for-iam-access-control.html
 */
export const IAM_LOGIN: Readonly<Record<string, string>> = {
  'security.protocol': 'SASL_SSL',
  'sasl.mechanism': 'AWS_MSK_IAM',
  'sasl.jaas.config': 'software.amazon.msk.auth.iam.IAMLoginModule required;',
  'sasl.client.callback.handler.class': 'software.amazon.msk.auth.iam.IAMClientCallbackHandler',
};
