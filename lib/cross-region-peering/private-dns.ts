import { Duration } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as route53 from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';

/** Address by name. */
export type BrokerAddresses = Readonly<Record<string, string>>;

/** A broker keeps its address for years; a mistake should not live as long. */
const TIME_TO_LIVE = Duration.minutes(1);

/** Defines a private zone with the names of brokers, which only one VPC sees. */
export function definePrivateDns(scope: Construct, id: string, vpc: ec2.IVpc, brokers: BrokerAddresses | undefined): void {
  if (brokers === undefined) {
    return;
  }
  const zone = new route53.PrivateHostedZone(scope, id, { vpc, zoneName: domainOf(Object.keys(brokers)[0]!) });
  for (const [name, address] of Object.entries(brokers)) {
    new route53.ARecord(zone, name, {
      zone,
      recordName: name,
      target: route53.RecordTarget.fromIpAddresses(address),
      ttl: TIME_TO_LIVE,
    });
  }
}

/** b-1.kafka.a1b2c3.c2.kafka.us-east-1.amazonaws.com: all of it but the broker, so that the zone shadows one cluster only. */
export function domainOf(brokerName: string): string {
  return brokerName.slice(brokerName.indexOf('.') + 1);
}
