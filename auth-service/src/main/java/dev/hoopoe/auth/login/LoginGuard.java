package dev.hoopoe.auth.login;

import dev.hoopoe.auth.limit.FailureLimit;
import dev.hoopoe.auth.limit.LoginLimitConfig;
import dev.hoopoe.common.error.HoopoeException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Slows down password guessing: failed logins are limited per person (per login name when it is unknown) and per
 * network. A person keeps a separate allowance on a device or in a network of an earlier login, so that guesses from
 * elsewhere do not lock the person out.
 */
@Singleton
class LoginGuard {

    private static final UUID UNKNOWN_PERSON = new UUID(0, 0);
    private static final String REFUSAL = "Too many failed logins; try again later";

    private final boolean enabled;
    private final FailureLimit byPerson;
    private final FailureLimit byNetwork;
    private final FailureLimit byFamiliarPlace;
    private final DeviceTokens devices;
    private final LoginHistoryStore history;

    LoginGuard(LoginLimitConfig config, Clock clock, DeviceTokens devices, LoginHistoryStore history) {
        this.enabled = config.enabled();
        this.byPerson = limit(config, config.failuresPerEmail(), clock);
        this.byNetwork = limit(config, config.failuresPerIp(), clock);
        this.byFamiliarPlace = limit(config, config.failuresPerEmail(), clock);
        this.devices = devices;
        this.history = history;
    }

    private static FailureLimit limit(LoginLimitConfig config, int failures, Clock clock) {
        return new FailureLimit(failures, config.period(), config.maxEntries(), clock, REFUSAL);
    }

    /**
     * Refuses when too many logins like this one have failed.
     *
     * @param userId the person with the login name; null when the name is unknown
     * @throws HoopoeException too many requests
     */
    void check(LoginAttempt attempt, UUID userId) {
        refusal(attempt, userId).ifPresent(refusal -> {
            var place = familiarPlace(attempt, userId).orElseThrow(() -> refusal);
            byFamiliarPlace.check(place.key());
        });
    }

    /**
     * Counts a failure.
     *
     * @throws HoopoeException too many requests, when a stranger would have been refused before: a wrong password
     *     must not reveal that the person has logged in from this network
     */
    void failed(LoginAttempt attempt, UUID userId) {
        if (!enabled) {
            return;
        }
        var refusal = refusal(attempt, userId);
        byPerson.failed(personKey(attempt, userId));
        byNetwork.failed(attempt.network());
        if (refusal.isPresent()) {
            var place = familiarPlace(attempt, userId).orElseThrow(refusal::get);
            byFamiliarPlace.failed(place.key());
            if (!place.isProven()) {
                throw refusal.get();
            }
        }
    }

    private Optional<HoopoeException> refusal(LoginAttempt attempt, UUID userId) {
        if (!enabled) {
            return Optional.empty();
        }
        try {
            byPerson.check(personKey(attempt, userId));
            byNetwork.check(attempt.network());
            return Optional.empty();
        } catch (HoopoeException e) {
            return Optional.of(e);
        }
    }

    /**
     * A device or network that the person has logged in from before; {@code isProven} when the caller could show it.
     */
    private record FamiliarPlace(String key, boolean isProven) {}

    /** Also runs for unknown names, so that the response time does not reveal which names exist. */
    private Optional<FamiliarPlace> familiarPlace(LoginAttempt attempt, UUID userId) {
        var person = userId == null ? UNKNOWN_PERSON : userId;
        return devices.idOf(attempt.client().device(), attempt.account(), person)
                .map(device -> new FamiliarPlace("device/" + person + "/" + device, true))
                .or(() -> Optional.of(new FamiliarPlace("network/" + person + "/" + attempt.network(), false))
                        .filter(place -> history.hasSucceededFrom(attempt, person)));
    }

    private static String personKey(LoginAttempt attempt, UUID userId) {
        return attempt.account() + (userId == null ? "/name/" + attempt.loginName() : "/person/" + userId);
    }
}
