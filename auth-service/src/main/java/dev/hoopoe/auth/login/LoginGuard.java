package dev.hoopoe.auth.login;

import dev.hoopoe.auth.limit.Allowance;
import dev.hoopoe.auth.limit.AttemptCounts;
import dev.hoopoe.auth.limit.LoginLimitConfig;
import dev.hoopoe.common.error.HoopoeException;
import jakarta.inject.Singleton;
import java.util.List;
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

    private final LoginLimitConfig config;
    private final AttemptCounts counts;
    private final DeviceTokens devices;
    private final LoginHistoryStore history;

    LoginGuard(LoginLimitConfig config, AttemptCounts counts, DeviceTokens devices, LoginHistoryStore history) {
        this.config = config;
        this.counts = counts;
        this.devices = devices;
        this.history = history;
    }

    /**
     * Refuses when too many logins like this one have failed.
     *
     * @param userId the person with the login name; null when the name is unknown
     * @throws HoopoeException too many requests
     */
    void check(LoginAttempt attempt, UUID userId) {
        if (!config.enabled()) {
            return;
        }
        refusal(allowancesOf(attempt, userId)).ifPresent(refusal -> {
            var place = familiarPlace(attempt, userId).orElseThrow(() -> refusal);
            refusal(List.of(allowanceOf(place))).ifPresent(exhausted -> {
                throw exhausted;
            });
        });
    }

    /**
     * Counts a failure.
     *
     * @throws HoopoeException too many requests, when a stranger would have been refused before: a wrong password
     *     must not reveal that the person has logged in from this network
     */
    void failed(LoginAttempt attempt, UUID userId) {
        if (!config.enabled()) {
            return;
        }
        var allowances = allowancesOf(attempt, userId);
        var refusal = refusal(allowances);
        counts.count(allowances);
        if (refusal.isPresent()) {
            var place = familiarPlace(attempt, userId).orElseThrow(refusal::get);
            counts.count(List.of(allowanceOf(place)));
            if (!place.isProven()) {
                throw refusal.get();
            }
        }
    }

    private Optional<HoopoeException> refusal(List<Allowance> allowances) {
        return counts.timeUntilAllowed(allowances).map(wait -> HoopoeException.tooMany(REFUSAL, wait));
    }

    private List<Allowance> allowancesOf(LoginAttempt attempt, UUID userId) {
        return List.of(
                new Allowance(personKey(attempt, userId), config.failuresPerEmail()),
                new Allowance("network/" + attempt.network(), config.failuresPerIp()));
    }

    private Allowance allowanceOf(FamiliarPlace place) {
        return new Allowance("place/" + place.key(), config.failuresPerEmail());
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

    /**
     * Hosts that are bound to no account have allowances of their own. If a person's allowance were one for all hosts,
     * failures at the host of an account, and then at such a host, would reveal whether the address belongs to its staff.
     */
    private static String personKey(LoginAttempt attempt, UUID userId) {
        var person = userId == null
                ? "name/" + attempt.account() + "/" + attempt.loginName()
                : "person/" + attempt.account() + "/" + userId;
        return attempt.accountAssumed() ? "unbound/" + person : person;
    }
}
