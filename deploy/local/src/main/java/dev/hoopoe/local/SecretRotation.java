package dev.hoopoe.local;

import dev.hoopoe.local.process.RandomSecret;
import dev.hoopoe.local.process.StartRefusedException;
import java.util.function.Consumer;

/**
 * Changes a secret in steps. At each step every process knows all values that other processes may be using
 * (docs/decisions/0078 and 0079). A step's values are stored before the step begins, so that after an interruption the same
 * command continues.
 */
final class SecretRotation {

    private final Keys keys;
    private final Consumer<Service> restart;
    private final Consumer<Service> renewPasswords;
    private final Consumer<String> progress;

    /**
     * @param restart replaces the processes of a service, one after the other
     * @param renewPasswords gives the service's database logins the passwords that the keys have
     */
    SecretRotation(Keys keys, Consumer<Service> restart, Consumer<Service> renewPasswords, Consumer<String> progress) {
        this.keys = keys;
        this.restart = restart;
        this.renewPasswords = renewPasswords;
        this.progress = progress;
    }

    /** Gives the secret a new value. */
    void rotate(RotatedSecret secret) {
        switch (secret.kind()) {
            case CLIENT -> rotateClient(secret);
            case ENCRYPTION -> rotateEncryption(secret);
            case DATABASE -> rotateDatabase(secret);
        }
    }

    /**
     * Forgets the former value of an encryption secret.
     *
     * @throws StartRefusedException when there is none, or when processes may still encrypt with it
     */
    void end(RotatedSecret secret) {
        if (secret.former(keys).isEmpty()) {
            throw new StartRefusedException(
                    secret.name() + " has no former value: it was not rotated, or ended already.");
        }
        if (isUnfinished(secret)) {
            throw new StartRefusedException(secret.name() + " was not rotated to the end: run ./hoopoe rotate "
                    + secret.name() + " again first.");
        }
        keys.drop(secret.formerKey());
        restart.accept(secret.reader());
        progress.accept("The former value of " + secret.name() + " is forgotten");
    }

    private void rotateClient(RotatedSecret secret) {
        if (secret.former(keys).isEmpty()) {
            String former = keys.secret(secret.key());
            keys.change(all -> {
                all.setProperty(secret.formerKey(), former);
                all.setProperty(secret.key(), newValue());
            });
        }
        progress.accept(secret.reader().wireName() + " learns the new value");
        restart.accept(secret.reader());
        secret.user().ifPresent(user -> {
            progress.accept(user.wireName() + " uses it");
            restart.accept(user);
        });
        progress.accept(secret.reader().wireName() + " forgets the former one");
        keys.drop(secret.formerKey());
        restart.accept(secret.reader());
        progress.accept(secret.name() + " was rotated");
    }

    private void rotateEncryption(RotatedSecret secret) {
        String service = secret.reader().wireName();
        if (!isUnfinished(secret)) {
            learnNext(secret);
        }
        progress.accept(service + " encrypts with it, and re-encrypts what it has stored");
        restart.accept(secret.reader());
        keys.drop(secret.unfinishedKey());
        progress.accept(secret.name() + " was rotated. The former value is known until ./hoopoe rotate " + secret.name()
                + " --end; docs/operations.md says when that may be");
    }

    private void learnNext(RotatedSecret secret) {
        if (secret.former(keys).isPresent()) {
            throw new StartRefusedException(secret.name() + " has a former value still: forget it with ./hoopoe rotate "
                    + secret.name() + " --end first.");
        }
        String next = keys.secret(secret.nextKey());
        progress.accept(secret.reader().wireName() + " learns the new value");
        restart.accept(secret.reader());
        String former = keys.secret(secret.key());
        keys.change(all -> {
            all.setProperty(secret.formerKey(), former);
            all.setProperty(secret.key(), next);
            all.remove(secret.nextKey());
            all.setProperty(secret.unfinishedKey(), "true");
        });
    }

    private boolean isUnfinished(RotatedSecret secret) {
        return keys.find(secret.unfinishedKey()).isPresent();
    }

    private void rotateDatabase(RotatedSecret secret) {
        Service service = secret.reader();
        String next = keys.secret(secret.nextKey());
        progress.accept(service.wireName() + " learns the new password");
        restart.accept(service);
        progress.accept("The database gets it");
        keys.change(all -> {
            all.setProperty(secret.key(), next);
            all.setProperty(RotatedSecret.databaseOwnerKey(service), newValue());
        });
        renewPasswords.accept(service);
        progress.accept(service.wireName() + " forgets the former one");
        keys.drop(secret.nextKey());
        restart.accept(service);
        progress.accept(secret.name() + " was rotated");
    }

    private static String newValue() {
        return RandomSecret.ofLength(Keys.SECRET_LENGTH);
    }
}
