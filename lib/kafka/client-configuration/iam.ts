import { iamClientProperties } from '../login/client-properties';
import { IAM_LOGIN } from '../login/iam-login';
import type { CLIENT_CONFIGURATIONS } from './client-configuration';
import { clientPropertiesWithBrokers } from './java';
import { springBootFile } from './spring-boot';

/** What a kind of client reads, or why there is no such text. */
export type ClientConfigurations = Readonly<Record<keyof typeof CLIENT_CONFIGURATIONS, (() => string) | string>>;

/**
 * What clients read to log in with IAM. Only Java's have it as a setting; the others call a library of AWS for each login.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/configure-clients-for-iam-access-control.html
 */
export const IAM_CLIENT_CONFIGURATIONS: ClientConfigurations = {
  CONSOLE_TOOLS: iamClientProperties,
  JAVA: () => clientPropertiesWithBrokers(iamClientProperties),
  SPRING_BOOT: () => springBootFile(IAM_LOGIN),
  KARAFKA: 'AWS has no library that signs for Ruby: log in with SCRAM, with cluster.addUser()',
  CONFLUENT_KAFKA: 'its logins are code: take AWS\'s aws-msk-iam-sasl-signer-python for an oauth_cb, with sasl.mechanisms OAUTHBEARER',
  KAFKAJS: 'its logins are code: take AWS\'s aws-msk-iam-sasl-signer-js for an oauthBearerProvider, with the mechanism oauthbearer',
  FRANZ_GO: 'its logins are code: take AWS\'s aws-msk-iam-sasl-signer-go, with the mechanism OAUTHBEARER',
};
