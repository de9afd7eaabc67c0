package dev.hoopoe.local;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A secret of the suite that can be changed while it serves.
 *
 * @param name as {@code ./hoopoe rotate} takes it: {@code client-ticket}
 * @param key of its current value in the suite's file of secrets
 * @param reader the service that must know two values while the secret is changed
 * @param user the service that sends it to the reader; empty for an operator's secret, and where the reader alone uses it
 */
record RotatedSecret(Kind kind, String name, String key, Service reader, Optional<Service> user) {

    enum Kind {
        /** The reader accepts the current and the former value. */
        CLIENT,
        /** The reader decrypts with the next and the former value, too. */
        ENCRYPTION,
        /** The reader logs in with the current or the next value. */
        DATABASE
    }

    /** Who gets service tokens from auth-service. */
    static final List<String> CLIENTS = List.of("directory", "ticket", "messaging", "gateway", "operator");

    static final RotatedSecret SIGNING_KEYS =
            new RotatedSecret(Kind.ENCRYPTION, "signing-keys", "keys-encryption", Service.AUTH, Optional.empty());
    static final RotatedSecret WEBHOOKS =
            new RotatedSecret(Kind.ENCRYPTION, "webhooks", "webhooks-encryption", Service.MESSAGING, Optional.empty());

    /** The secret with which a client gets service tokens. */
    static RotatedSecret client(String client) {
        return new RotatedSecret(
                Kind.CLIENT, "client-" + client, "service-client." + client, Service.AUTH, Service.named(client));
    }

    /** The password of the service's login to its database. */
    static RotatedSecret database(Service service) {
        String name = service.wireName();
        return new RotatedSecret(Kind.DATABASE, "database-" + name, "database." + name, service, Optional.empty());
    }

    /** The key of the password with which the service migrates its database. */
    static String databaseOwnerKey(Service service) {
        return "database-owner." + service.wireName();
    }

    /** @throws IllegalArgumentException when there is none, naming those that there are */
    static RotatedSecret named(String name) {
        return all().filter(secret -> secret.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no secret " + name + "; there are " + String.join(", ", names())));
    }

    static List<String> names() {
        return all().map(RotatedSecret::name).toList();
    }

    private static Stream<RotatedSecret> all() {
        return Stream.of(
                        CLIENTS.stream().map(RotatedSecret::client),
                        Stream.of(SIGNING_KEYS, WEBHOOKS),
                        Stream.of(Service.values()).filter(Service::hasDatabase).map(RotatedSecret::database))
                .flatMap(secrets -> secrets);
    }

    boolean isForEncryption() {
        return kind == Kind.ENCRYPTION;
    }

    String nextKey() {
        return key + ".next";
    }

    String formerKey() {
        return key + ".former";
    }

    /** Set from the moment when an encryption secret's new value is current until all processes use it. */
    String unfinishedKey() {
        return key + ".unfinished";
    }

    Optional<String> next(Keys keys) {
        return keys.find(nextKey());
    }

    Optional<String> former(Keys keys) {
        return keys.find(formerKey());
    }
}
