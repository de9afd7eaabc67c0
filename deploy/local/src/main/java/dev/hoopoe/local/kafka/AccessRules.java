package dev.hoopoe.local.kafka;

import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;

import dev.hoopoe.local.process.StartRefusedException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The ACLs of the local broker's users: a service writes the topics of its aggregates and its dead letters,
 * reads what it consumes and the sessions that ended, the gateway also the accounts, and uses consumer groups of its own name; the subscriber reads
 * all events in groups that begin with {@code subscriber.}. Nothing else is allowed.
 */
public final class AccessRules {

    /** The user for subscribers outside of the suite, as docs/events shows. */
    public static final String SUBSCRIBER = "subscriber";

    private static final String SESSIONS = "session.events.v1";
    private static final String ACCOUNTS = "account.events.v1";
    private static final String GATEWAY = "gateway";
    private static final long PATIENCE_SECONDS = 60;

    private final KafkaConnection connection;

    /** Rules on the broker, made by a user that may do everything. */
    public AccessRules(KafkaConnection connection) {
        this.connection = connection;
    }

    /**
     * Sets the ACLs of these services and the subscriber to those of this release; ACLs of other users stay.
     *
     * @param groups the beginning of the names of each service's consumer groups, by the service's name
     */
    public void apply(Collection<ServiceGroups> groups) {
        Set<AclBinding> wanted = new HashSet<>(ofSubscriber());
        groups.forEach(service -> wanted.addAll(ofService(service)));
        Set<String> principals =
                wanted.stream().map(rule -> rule.entry().principal()).collect(Collectors.toSet());
        try (Admin admin = Admin.create(connection.properties())) {
            Set<AclBinding> present =
                    admin.describeAcls(AclBindingFilter.ANY).values().get(PATIENCE_SECONDS, TimeUnit.SECONDS).stream()
                            .filter(rule -> principals.contains(rule.entry().principal()))
                            .collect(Collectors.toSet());
            List<AclBinding> missing =
                    wanted.stream().filter(rule -> !present.contains(rule)).toList();
            List<AclBindingFilter> surplus = present.stream()
                    .filter(rule -> !wanted.contains(rule))
                    .map(AclBinding::toFilter)
                    .toList();
            admin.createAcls(missing).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            admin.deleteAcls(surplus).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw refused(e.getCause());
        } catch (TimeoutException e) {
            throw refused(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(e);
        }
    }

    /** The beginning of the names of a service's consumer groups. */
    public record ServiceGroups(String service, String prefix) {}

    private static Set<AclBinding> ofService(ServiceGroups service) {
        Set<AclBinding> rules = new HashSet<>();
        String user = service.service();
        rules.add(rule(user, READ, TOPIC, SESSIONS, LITERAL));
        if (user.equals(GATEWAY)) {
            rules.add(rule(user, READ, TOPIC, ACCOUNTS, LITERAL));
        }
        for (TopicPlan.EventTopic topic : TopicPlan.read().topics()) {
            if (topic.producers().contains(user)) {
                rules.add(rule(user, WRITE, TOPIC, topic.name(), LITERAL));
            }
            for (TopicPlan.Consumer consumer : topic.consumers()) {
                if (consumer.service().equals(user)) {
                    rules.add(rule(user, READ, GROUP, service.prefix(), PREFIXED));
                    rules.add(rule(user, READ, TOPIC, topic.name(), LITERAL));
                    rules.add(rule(user, WRITE, TOPIC, consumer.deadLetters(), LITERAL));
                }
            }
        }
        return rules;
    }

    private static Set<AclBinding> ofSubscriber() {
        Set<AclBinding> rules = new HashSet<>();
        rules.add(rule(SUBSCRIBER, READ, GROUP, SUBSCRIBER + ".", PREFIXED));
        Topics.eventTopics().forEach(topic -> rules.add(rule(SUBSCRIBER, READ, TOPIC, topic, LITERAL)));
        return rules;
    }

    private static AclBinding rule(
            String user, AclOperation operation, ResourceType type, String name, PatternType pattern) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    private StartRefusedException refused(Throwable cause) {
        return new StartRefusedException(
                "Cannot set the access rules on Kafka at " + connection.bootstrapServers() + ": " + cause.getMessage(),
                cause);
    }
}
