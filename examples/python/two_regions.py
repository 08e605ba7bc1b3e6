"""bin/app.ts in Python: the same stacks, and the same templates to the letter.

Scenario:  two Regions, as bin/app.ts describes them
Needs:     what requirements.txt next to this file names, and the wheel of this library: docs/languages.md
Costs:     what that app costs: docs/app.md
Deploy:    npx cdk deploy --all --concurrency 2 --app 'python3 examples/python/two_regions.py'
Destroy:   npx cdk destroy --all --app 'python3 examples/python/two_regions.py'
"""

from aws_cdk import App, Environment, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk.aws_msk_alpha import ClusterMonitoringLevel
from constructs import Construct

from cdk_msk_georeplication import (
    CrossRegionPeering,
    MirroredCluster,
    MirrorMakerPrimarySecondary,
    MskClientInstance,
    ReplicatedClusters,
    ReplicationDirection,
    ScramMskCluster,
)

from outputs import add_outputs


class KafkaRegion(Stack):
    """A Region with a cluster, in its first three availability zones, or in both where MSK has two."""

    def __init__(self, scope: Construct, id: str, *, cidr: str, **kwargs) -> None:
        super().__init__(scope, id, **kwargs)
        self.cluster = ScramMskCluster(
            self,
            "Kafka",
            ip_addresses=ec2.IpAddresses.cidr(cidr),
            monitoring_level=ClusterMonitoringLevel.PER_TOPIC_PER_PARTITION,
            open_monitoring=True,
        )


app = App()


def context(name: str, default: str) -> str:
    return app.node.try_get_context(name) or default


def one_of(choices: dict, name: str, default: str):
    value = context(name, default)
    if value not in choices:
        raise ValueError(f"{name} must be one of {', '.join(choices)}, got '{value}'")
    return choices[value]


in_primary = Environment(region=context("primaryRegion", "us-east-1"))
in_secondary = Environment(region=context("secondaryRegion", "us-east-2"))

primary = KafkaRegion(app, "Primary", env=in_primary, cidr="10.0.0.0/16").cluster
secondary = KafkaRegion(app, "Secondary", env=in_secondary, cidr="10.1.0.0/16").cluster

# Declared once, there on both sides. The grants close both clusters: no other user may do anything.
clusters = ReplicatedClusters.of(primary=primary, secondary=secondary)
orders = clusters.add_user("orders")
topic = clusters.add_topic("orders", partitions=6)
topic.grants.produce(orders)
topic.grants.consume(orders, group="orders")
operator = clusters.add_user("operator")
clusters.grants.administer(operator)

# Client instances have stacks of their own: one that does not start must not roll a cluster back.
MskClientInstance(
    Stack(app, "PrimaryClient", env=in_primary),
    "Client",
    user=operator.primary,
)
secondary_client = MskClientInstance(
    Stack(app, "SecondaryClient", env=in_secondary),
    "Client",
    user=operator.secondary,
    # Clusters in the other Region that an operator here may look at.
    other_clusters={"primary": operator.primary},
)

peering = CrossRegionPeering(
    Stack(app, "Peering", env=in_secondary),
    "Vpcs",
    primary_vpc=primary.vpc,
    secondary_vpc=secondary.vpc,
)
# Before a failover an operator compares both sides from the secondary.
peering.allow_to_primary(primary, clients=[secondary_client])

# Docker builds for the machine that it runs on without further ado, for another one with QEMU.
architectures = {"arm64": ecs.CpuArchitecture.ARM64, "x86_64": ecs.CpuArchitecture.X86_64}
replication = dict(
    primary=MirroredCluster.msk(primary),
    secondary=MirroredCluster.msk(secondary),
    peering=peering,
    topic_naming=clusters.topic_naming,
    cpu_architecture=one_of(architectures, "cpuArchitecture", "arm64"),
)
MirrorMakerPrimarySecondary(Stack(app, "MirrorMaker", env=in_secondary), "Replication", **replication)

# Without it nothing opens the secondary to the primary's Region.
if one_of({"true": True, "false": False}, "failback", "false"):
    MirrorMakerPrimarySecondary(
        Stack(app, "Failback", env=in_primary),
        "Replication",
        **replication,
        direction=ReplicationDirection.SECONDARY_TO_PRIMARY,
        # The operator starts it: aws ecs update-service --desired-count 1
        desired_count=0,
    )

add_outputs(app)
app.synth()
