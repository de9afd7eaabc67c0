package dev.hoopoe.kubernetes.rules;

import dev.hoopoe.kubernetes.rendering.Manifest;
import dev.hoopoe.kubernetes.rendering.Manifests;
import dev.hoopoe.kubernetes.rendering.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Topics and rights, as {@code topics.properties} has them, which the launcher's follow from too. */
final class KafkaRules {

    private static final String LARGEST_EVENT = "35651584";
    private static final String SESSIONS = "session.events.v1";
    private static final String ACCOUNTS = "account.events.v1";

    private KafkaRules() {}

    static void topics(Manifests all, Findings findings) {
        if (all.overlay() != Overlay.PRODUCTION) {
            return;
        }
        List<String> expected = new ArrayList<>();
        for (var topic : Facts.topics()) {
            expected.add(topic.name() + " " + topic.partitions()
                    + " {cleanup.policy=compact, max.message.bytes=" + LARGEST_EVENT
                    + ", min.compaction.lag.ms=604800000, min.insync.replicas=2}");
            topic.consumers()
                    .forEach(consumer -> expected.add(topic.name() + ".dlq." + consumer
                            + " 1 {cleanup.policy=delete, max.message.bytes=" + LARGEST_EVENT
                            + ", min.insync.replicas=2, retention.ms=1209600000}"));
        }
        findings.requireSame(
                "Topic",
                expected,
                all.ofKind("KafkaTopic").map(KafkaRules::topic).collect(Collectors.toSet()));
        all.ofKind("KafkaTopic")
                .forEach(topic -> findings.require(
                        topic.at("/spec/replicas").asInt() == 3, "%s is not on three brokers", topic.id()));
    }

    static void leastAcls(Manifests all, Findings findings) {
        if (all.overlay() != Overlay.PRODUCTION) {
            return;
        }
        var expected = new TreeSet<String>();
        Facts.SERVICES.forEach(service -> expected.addAll(rightsOf(service)));
        Facts.topics().forEach(topic -> expected.add("subscriber Read topic literal " + topic.name()));
        expected.add("subscriber Read group prefix subscriber.");
        all.ofKind("ScaledObject")
                .flatMap(scaled -> Manifest.children(scaled.at("/spec/triggers")).stream())
                .map(trigger -> trigger.path("metadata"))
                .filter(trigger -> trigger.has("consumerGroup"))
                .flatMap(trigger -> Stream.of(
                        "keda Describe group literal "
                                + trigger.path("consumerGroup").asText(),
                        "keda Describe topic literal " + trigger.path("topic").asText()))
                .forEach(expected::add);
        findings.requireSame(
                "Right",
                expected,
                all.ofKind("KafkaUser").flatMap(KafkaRules::rights).collect(Collectors.toSet()));
        all.ofKind("KafkaUser")
                .forEach(user -> findings.require(
                        user.text("/spec/authentication/type").equals("scram-sha-512"),
                        "%s has no password",
                        user.id()));
        all.ofKind("Kafka")
                .forEach(kafka -> findings.require(
                        kafka.text("/spec/kafka/authorization/type").equals("simple")
                                && kafka.at("/spec/kafka/authorization/superUsers")
                                        .isEmpty(),
                        "Not every user of %s has rights of its own",
                        kafka.id()));
    }

    static void threeBrokers(Manifests all, Findings findings) {
        if (all.overlay() != Overlay.PRODUCTION) {
            return;
        }
        var brokers = all.ofKind("KafkaNodePool")
                .filter(pool -> Manifest.texts(pool.at("/spec/roles")).contains("broker"))
                .mapToInt(pool -> pool.at("/spec/replicas").asInt())
                .sum();
        findings.require(brokers >= 3, "There are %d brokers", brokers);
        all.ofKind("Kafka").map(kafka -> kafka.at("/spec/kafka/config")).forEach(config -> {
            findings.require(
                    config.path("min.insync.replicas").asInt() == 2
                            && config.path("default.replication.factor").asInt() == 3,
                    "A broker that is lost takes events along, or stops the others");
            findings.require(
                    !config.path("auto.create.topics.enable").asBoolean(true), "A misspelt topic would be made");
            findings.require(
                    config.path("message.max.bytes").asText().equals(LARGEST_EVENT)
                            && config.path("replica.fetch.max.bytes").asText().equals(LARGEST_EVENT),
                    "The largest event does not fit");
        });
    }

    private static Set<String> rightsOf(String service) {
        var rights = new TreeSet<String>();
        rights.add(service + " Read topic literal " + SESSIONS);
        if (service.equals("gateway")) {
            rights.add(service + " Read topic literal " + ACCOUNTS);
        }
        for (var topic : Facts.topics()) {
            if (topic.producers().contains(service)) {
                rights.add(service + " Write topic literal " + topic.name());
            }
            for (var consumer : topic.consumers()) {
                if (consumer.equals(service) || (consumer.equals("feed") && service.equals("messaging"))) {
                    rights.add(service + " Read topic literal " + topic.name());
                    rights.add(service + " Read group prefix " + Facts.module(service) + ".");
                    rights.add(service + " Write topic literal " + topic.name() + ".dlq." + consumer);
                }
            }
        }
        return rights;
    }

    private static Stream<String> rights(Manifest user) {
        return Manifest.children(user.at("/spec/authorization/acls")).stream()
                .flatMap(acl -> Manifest.texts(acl.path("operations")).stream()
                        .map(operation -> String.join(
                                " ",
                                user.name(),
                                operation,
                                acl.at("/resource/type").asText(),
                                acl.at("/resource/patternType").asText("literal"),
                                acl.at("/resource/name").asText())));
    }

    private static String topic(Manifest topic) {
        var config = new TreeMap<>(Manifest.map(topic.at("/spec/config")));
        return topic.at("/spec/topicName").asText(topic.name()) + " "
                + topic.at("/spec/partitions").asInt() + " " + config;
    }
}
