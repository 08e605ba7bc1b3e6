import * as kinds from '../private/kinds';
import { needed, oneOf, struct, TEXT, type Shape } from '../private/shapes';
import { SCRAM_USER_ROTATION } from '../rotation/shapes';
import type { GrantConsumeOptions, GrantDescribeOptions, GrantDescribeTopicOptions } from './grant-options';
import type { GrantConnectOptions } from './i-scram-user';
import { KafkaClient } from './kafka-client';
import type { ScramUserAttributes, ScramUserProps } from './scram-user-props';

export const SCRAM_USER: Shape<ScramUserProps> = {
  cluster: needed(kinds.MSK_CLUSTER),
  username: needed(TEXT),
  encryptionKey: kinds.KEY,
  rotation: struct(SCRAM_USER_ROTATION),
};

export const SCRAM_USER_ATTRIBUTES: Shape<ScramUserAttributes> = {
  username: needed(TEXT),
  secret: needed(kinds.SECRET),
  cluster: needed(kinds.MSK_CLUSTER),
};

export const GRANT_CONNECT_OPTIONS: Shape<GrantConnectOptions> = {
  container: kinds.CONTAINER,
};

export const KAFKA_CLIENT = needed(oneOf(KafkaClient, 'KafkaClient'));

export const GRANT_CONSUME_OPTIONS: Shape<GrantConsumeOptions> = {
  group: needed(TEXT),
};

export const GRANT_DESCRIBE_OPTIONS: Shape<GrantDescribeOptions> = {
  topic: TEXT,
  group: TEXT,
};

export const GRANT_DESCRIBE_TOPIC_OPTIONS: Shape<GrantDescribeTopicOptions> = {
  group: TEXT,
};
