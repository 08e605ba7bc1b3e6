package georeplication;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.AlterConfigsResult;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreatePartitionsResult;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Sees what MirrorMaker asks of the target for its topics, and keeps in mind what the target refuses: MirrorMaker only warns. */
public final class RefusalReportingAdmin extends ForwardingAdmin {
    /** As MirrorMaker calls it. */
    public RefusalReportingAdmin(Map<String, Object> configs) {
        super(configs);
    }

    @Override
    public CreateTopicsResult createTopics(Collection<NewTopic> topics, CreateTopicsOptions options) {
        CreateTopicsResult result = super.createTopics(topics, options);
        result.values().forEach((topic, future) -> report(new Refusals.Request("create", topic), future));
        return result;
    }

    @Override
    public CreatePartitionsResult createPartitions(Map<String, NewPartitions> partitions, CreatePartitionsOptions options) {
        CreatePartitionsResult result = super.createPartitions(partitions, options);
        result.values().forEach((topic, future) -> report(new Refusals.Request("add partitions to", topic), future));
        return result;
    }

    @Override
    public AlterConfigsResult incrementalAlterConfigs(Map<ConfigResource, Collection<AlterConfigOp>> configs, AlterConfigsOptions options) {
        AlterConfigsResult result = super.incrementalAlterConfigs(configs, options);
        result.values().forEach((resource, future) -> report(new Refusals.Request("change the settings of", resource.name()), future));
        return result;
    }

    private static void report(Refusals.Request request, KafkaFuture<Void> future) {
        future.whenComplete((nothing, error) -> {
            Throwable cause = error instanceof CompletionException ? error.getCause() : error;
            if (cause == null || cause instanceof TopicExistsException) {
                Refusals.accepted(request);
            } else if (!(cause instanceof RetriableException) && !(cause instanceof UnsupportedVersionException)) {
                Refusals.refused(request, cause);
            }
        });
    }
}
