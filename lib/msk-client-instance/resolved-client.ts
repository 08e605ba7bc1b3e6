import { CfnElement, Duration, Stack, type CfnParameter } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { isKnown } from '../private/rules';
import { vpcOf } from '../private/vpcs';
import { IamLibrary } from './iam-library';
import { KafkaDistribution } from './kafka-distribution';
import type { MskClientInstanceProps } from './msk-client-instance-props';

/** A client instance before it is defined, with its defaults, as its rules see it. */
export interface ResolvedClient {
  readonly scope: Construct;
  readonly props: MskClientInstanceProps;
  readonly vpc?: ec2.IVpc;
  readonly vpcSubnets: ec2.SubnetSelection;
  /** What is selected, or why nothing is. */
  readonly subnets: Found<readonly ec2.ISubnet[]>;
  readonly instanceType: ec2.InstanceType;
  /** The image, or why this Region has none. */
  readonly image: Found<ec2.MachineImageConfig>;
  readonly kafka: KafkaDistribution;
  /** Only where operators can log in with IAM. */
  readonly iamLibrary?: IamLibrary;
  readonly signalTimeout: Duration;
}

/** What CDK found, or its words where it found nothing. */
export interface Found<Value> {
  readonly value?: Value;
  readonly reason?: string;
}

export function resolveClient(scope: Construct, props: MskClientInstanceProps): ResolvedClient {
  const vpc = props.vpc ?? vpcOf(props.user.cluster);
  const vpcSubnets = props.vpcSubnets ?? { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS };
  const instanceType = props.instanceType ?? ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.SMALL);
  const machineImage = props.machineImage ?? newestAmazonLinux(architectureOf(instanceType) ?? ec2.InstanceArchitecture.ARM_64);
  return {
    scope,
    props,
    vpc,
    vpcSubnets,
    subnets: find(() => vpc?.selectSubnets(vpcSubnets).subnets),
    instanceType,
    image: find(() => machineImage.getImage(scope)),
    kafka: props.kafka ?? KafkaDistribution.release(),
    iamLibrary: props.iam ? props.iamLibrary ?? IamLibrary.V2_3_5 : undefined,
    signalTimeout: props.resourceSignalTimeout ?? Duration.minutes(30),
  };
}

/** The architecture of an instance type, unless it is known in the deploy only or has no such form. */
export function architectureOf(instanceType: ec2.InstanceType): ec2.InstanceArchitecture | undefined {
  return isKnown(instanceType.toString()) ? find(() => instanceType.architecture).value : undefined;
}

/**
 * The architecture of an image, if the name of its parameter in Systems Manager says it, as that of each Amazon Linux does.
 * An AMI by its id does not.
 */
export function architectureOfImage(scope: Construct, { imageId }: ec2.MachineImageConfig): ec2.InstanceArchitecture | undefined {
  const name = parameterOf(scope, imageId) ?? imageId;
  if (/arm64|aarch64/.test(name)) {
    return ec2.InstanceArchitecture.ARM_64;
  }
  return /x86_64|amd64/.test(name) ? ec2.InstanceArchitecture.X86_64 : undefined;
}

/** The parameter of Systems Manager that CloudFormation reads an image id from. */
function parameterOf(scope: Construct, imageId: string): string | undefined {
  const stack = Stack.of(scope);
  const { Ref } = stack.resolve(imageId) as { readonly Ref?: string };
  const parameter = stack.node.findAll().find((construct) => CfnElement.isCfnElement(construct) && stack.resolve(construct.logicalId) === Ref);
  return (parameter as CfnParameter | undefined)?.default as string | undefined;
}

function newestAmazonLinux(architecture: ec2.InstanceArchitecture): ec2.IMachineImage {
  return ec2.MachineImage.latestAmazonLinux2023({
    cpuType: architecture === ec2.InstanceArchitecture.X86_64 ? ec2.AmazonLinuxCpuType.X86_64 : ec2.AmazonLinuxCpuType.ARM_64,
  });
}

/** CDK says by throwing that it found nothing. */
function find<Value>(look: () => Value | undefined): Found<Value> {
  try {
    return { value: look() };
  } catch (error) {
    return { reason: (error as Error).message };
  }
}
