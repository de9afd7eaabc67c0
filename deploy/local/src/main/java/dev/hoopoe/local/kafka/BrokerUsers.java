package dev.hoopoe.local.kafka;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * The users of a local broker. Clients log in by SCRAM, whose users are in the cluster's metadata. One user is in the
 * broker's settings and logs in by PLAIN.
 *
 * @param broker the broker at its controller, and the launcher when it stores the others; may do everything
 * @param admin the launcher's tools; may do everything
 * @param others may do what their ACLs say
 */
public record BrokerUsers(KafkaUser broker, KafkaUser admin, List<KafkaUser> others) {

    private static final int ITERATIONS = 4096;
    private static final int PATIENCE_MILLIS = 2000;
    private static final String PLAIN = "PLAIN";
    private static final String PLAIN_MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule";

    /** The broker's settings that require a login. */
    Map<String, String> settings(int port, int controllerPort) {
        String clients = "CLIENTS://127.0.0.1:" + port;
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listeners", clients + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", clients);
        settings.put("inter.broker.listener.name", "CLIENTS");
        settings.put(
                "listener.security.protocol.map",
                "CLIENTS:" + KafkaConnection.PROTOCOL + ",CONTROLLER:" + KafkaConnection.PROTOCOL);
        settings.put("sasl.mechanism.inter.broker.protocol", KafkaConnection.MECHANISM);
        settings.put("sasl.mechanism.controller.protocol", PLAIN);
        settings.put("listener.name.clients.sasl.enabled.mechanisms", KafkaConnection.MECHANISM + "," + PLAIN);
        settings.put("listener.name.clients.plain.sasl.jaas.config", plainLogin());
        settings.put("listener.name.clients.scram-sha-256.sasl.jaas.config", admin.scramLogin());
        settings.put("listener.name.controller.sasl.enabled.mechanisms", PLAIN);
        settings.put("listener.name.controller.plain.sasl.jaas.config", plainLogin());
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("allow.everyone.if.no.acl.found", "false");
        settings.put("super.users", broker.principal() + ";" + admin.principal());
        return settings;
    }

    /**
     * Stores the others' passwords, at each start: so a folder of a release without users, and one with other
     * passwords, can be used as they are. Answers false when the broker is not ready for it.
     */
    boolean store(int port) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "security.protocol",
                KafkaConnection.PROTOCOL,
                "sasl.mechanism",
                PLAIN,
                "sasl.jaas.config",
                plainLogin(),
                "default.api.timeout.ms",
                PATIENCE_MILLIS,
                "request.timeout.ms",
                PATIENCE_MILLIS);
        try (Admin admin = Admin.create(properties)) {
            admin.alterUserScramCredentials(credentials()).all().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<UserScramCredentialAlteration> credentials() {
        return Stream.of(List.of(admin), others)
                .flatMap(Collection::stream)
                .<UserScramCredentialAlteration>map(user -> new UserScramCredentialUpsertion(
                        user.name(),
                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, ITERATIONS),
                        user.password()))
                .toList();
    }

    private String plainLogin() {
        return "%s required username=\"%s\" password=\"%s\" user_%s=\"%s\";"
                .formatted(PLAIN_MODULE, broker.name(), broker.password(), broker.name(), broker.password());
    }
}
