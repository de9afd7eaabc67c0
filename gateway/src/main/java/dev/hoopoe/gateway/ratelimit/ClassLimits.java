package dev.hoopoe.gateway.ratelimit;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/** The limits of one class; null where there is none. */
record ClassLimits(RateLimit perCaller, RateLimit perAccount, RateLimit perAddress) {

    Stream<RateLimit> all() {
        return Stream.of(perCaller, perAccount, perAddress).filter(Objects::nonNull);
    }

    /** Makes the limits of one class. */
    record Factory(RouteClass routeClass, Duration period, int scale, RateLimit.Shared shared) {

        /** Limits of requests without a token, whose narrowest scope is the address. */
        ClassLimits anonymous(long perAccount, long perAddress) {
            return new ClassLimits(
                    null, optional(Scope.ACCOUNT, perAccount, false), required(Scope.ADDRESS, perAddress, true));
        }

        ClassLimits authenticated(long perCaller, long perAccount, long perAddress) {
            return new ClassLimits(
                    optional(Scope.CALLER, perCaller, true),
                    optional(Scope.ACCOUNT, perAccount, false),
                    optional(Scope.ADDRESS, perAddress, false));
        }

        RateLimit required(Scope scope, long quota, boolean isNarrowest) {
            if (quota < 1 || scale < 1 || period.toSeconds() < 1) {
                throw new IllegalArgumentException("hoopoe.gateway.rate-limits." + routeClass.wireName() + ".per-"
                        + scope.wireName() + " is " + quota + " in " + period + ", times a scale of " + scale
                        + "; quota and scale must be at least 1, the period at least PT1S");
            }
            return new RateLimit(routeClass, scope, Math.multiplyExact(quota, scale), period, isNarrowest, shared);
        }

        /** Null for a quota of 0. */
        private RateLimit optional(Scope scope, long quota, boolean isNarrowest) {
            return quota == 0 ? null : required(scope, quota, isNarrowest);
        }
    }
}
