"""examples/shared/outputs.ts in Python."""

import re

from aws_cdk import CfnOutput, Stack
from aws_cdk import aws_ecs as ecs
from constructs import IConstruct

from cdk_msk_georeplication import MskClientInstance, ScramMskCluster, ScramUser


def add_outputs(app: IConstruct) -> None:
    """What an operator types, as outputs of the stack that has it. Call it when everything is defined."""
    for construct in app.node.find_all():
        if isinstance(construct, MskClientInstance):
            command = f"aws ssm start-session --target {construct.instance.instance_id} --region {Stack.of(construct).region}"
            _output(construct, "Session", "Starts a session on the box", command)
        elif isinstance(construct, ScramMskCluster):
            _output(construct, "Arn", "ARN of the MSK cluster", construct.cluster_arn)
        elif isinstance(construct, ScramUser):
            description = f"ARN of the secret with which {construct.username} logs in"
            _output(construct, "Secret", description, construct.secret.secret_arn)
        elif isinstance(construct, ecs.FargateService):
            _output(construct, "Name", "Name of the service of Amazon ECS", construct.service_name)
            _output(construct, "Cluster", "Name of its ECS cluster", construct.cluster.cluster_name)


def _output(construct: IConstruct, name: str, description: str, value: str) -> None:
    """Kafka/Users/mirror-maker and `Secret` make KafkaUsersMirrorMakerSecret: a name without a hash can be typed too."""
    stack = Stack.of(construct)
    scopes = construct.node.scopes[len(stack.node.scopes):]
    words = [word for scope in scopes for word in re.split(r"[^A-Za-z0-9]+", scope.node.id)]
    CfnOutput(stack, "".join(word[:1].upper() + word[1:] for word in words) + name, description=description, value=value)
