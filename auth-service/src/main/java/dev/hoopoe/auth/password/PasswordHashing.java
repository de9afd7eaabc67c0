package dev.hoopoe.auth.password;

import dev.hoopoe.common.error.HoopoeException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;

/** Hashes and compares passwords with Argon2id (RFC 9106), as PHC strings, with bounded concurrency. */
@Startup
@Singleton
public class PasswordHashing {

    /** Longest password accepted, in characters. */
    public static final int LONGEST = 1024;

    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Argon2Cost cost;
    private final HashingThrottle slots;
    private final HashingThrottle registrationSlots;
    private final Timer timer;
    private final String nobodysHash;

    PasswordHashing(PasswordConfig config, MeterRegistry meters, Clock clock) {
        this.cost = new Argon2Cost(config.memory(), config.iterations(), config.parallelism());
        var runtime = Runtime.getRuntime();
        var affordable = affordable(runtime.availableProcessors(), runtime.maxMemory(), config.memory());
        var maxConcurrent = config.maxConcurrent().orElse(affordable);
        this.slots = slots(config, maxConcurrent, clock, "Too many people are logging in just now; try again");
        this.registrationSlots = slots(
                config,
                config.maxConcurrentRegistrations(),
                clock,
                "Too many people are registering just now; try again");
        this.timer = Timer.builder("hoopoe.password.hashing")
                .description("Password hashes computed, without the wait for a turn")
                .register(meters);
        this.nobodysHash = compute("nobody's password");
    }

    private static HashingThrottle slots(PasswordConfig config, int maxConcurrent, Clock clock, String refusal) {
        return new HashingThrottle(
                maxConcurrent, config.maxUtilization(), config.queueSize(), config.timeout(), clock, refusal);
    }

    /** The PHC string of a new password. */
    public String hash(String password) {
        return hash(slots, password);
    }

    /** The same for an anonymous registration, on slots of its own, so that registrations do not delay logins. */
    public String hashForRegistration(String password) {
        return hash(registrationSlots, password);
    }

    private String hash(HashingThrottle on, String password) {
        return on.admit(() -> on.inTurn(() -> compute(password)));
    }

    /**
     * Runs work that will compare a password, including its read of the database; the number of concurrent calls is
     * bounded.
     *
     * @throws HoopoeException too many requests, when the queue is full
     */
    public <T> T admit(Supplier<T> work) {
        return slots.admit(work);
    }

    /**
     * True when the password is the one that was hashed. Without a hash the same work is done, so that the response
     * time does not reveal whether there is one.
     *
     * @param phc the stored hash; null when there is none
     * @param beforehand called once a slot is free; may refuse by throwing
     */
    public boolean matches(String password, String phc, Runnable beforehand) {
        return slots.inTurn(() -> {
            beforehand.run();
            var hash = Argon2Hash.parse(phc == null ? nobodysHash : phc);
            var matches = timed(() -> hash.isOf(bytes(password)));
            return matches && phc != null;
        });
    }

    /** True when the hash has other parameters than the current ones. */
    public boolean isOutdated(String phc) {
        return !Argon2Hash.parse(phc).cost().equals(cost);
    }

    /**
     * One less than there are processors, so that one stays free for other requests (decision 0013); fewer when half
     * of the heap cannot hold them.
     *
     * @param heap in bytes
     * @param memory of one hash, in KiB
     */
    static int affordable(int processors, long heap, int memory) {
        var held = (int) Math.min(Integer.MAX_VALUE, heap / 2 / (memory * 1024L));
        return Math.max(1, Math.min(processors - 1, held));
    }

    private String compute(String password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return timed(() -> Argon2Hash.compute(cost, bytes(password), salt)).toString();
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }

    private <T> T timed(Supplier<T> work) {
        return timer.record(work);
    }
}
