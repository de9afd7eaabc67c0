package dev.hoopoe.gateway.ratelimit;

import java.time.Duration;

/** Quotas of tests, per minute; those that a test does not set are out of reach. */
record Quotas(
        Quota login, Quota anonymousWrite, Secrets ticketSecret, Quota read, Quota write, Quota stream, int maxEntries)
        implements RateLimitConfig {

    private static final int OUT_OF_REACH = 1_000_000;
    private static final Quota UNLIMITED = new Quota(OUT_OF_REACH, OUT_OF_REACH, OUT_OF_REACH);

    static final Quotas NONE = new Quotas(
            UNLIMITED,
            UNLIMITED,
            new Secrets(OUT_OF_REACH, OUT_OF_REACH, OUT_OF_REACH),
            UNLIMITED,
            UNLIMITED,
            UNLIMITED,
            10_000);

    /** The quotas of one class. */
    record Quota(long perCaller, long perAccount, long perAddress)
            implements RateLimitConfig.Login,
                    RateLimitConfig.AnonymousWrite,
                    RateLimitConfig.Read,
                    RateLimitConfig.Write,
                    RateLimitConfig.Stream {

        @Override
        public Duration period() {
            return Duration.ofMinutes(1);
        }

        static Quota ofCaller(long quota) {
            return new Quota(quota, OUT_OF_REACH, OUT_OF_REACH);
        }

        static Quota ofAccount(long quota) {
            return new Quota(OUT_OF_REACH, quota, OUT_OF_REACH);
        }

        static Quota ofAddress(long quota) {
            return new Quota(OUT_OF_REACH, OUT_OF_REACH, quota);
        }
    }

    /** Quotas of wrong secrets. */
    record Secrets(long perAddress, long perAddressAndTicket, long perTicket) implements RateLimitConfig.TicketSecret {

        @Override
        public Duration period() {
            return Duration.ofMinutes(1);
        }
    }

    Quotas withLogin(Quota quota) {
        return new Quotas(quota, anonymousWrite, ticketSecret, read, write, stream, maxEntries);
    }

    Quotas withAnonymousWrite(Quota quota) {
        return new Quotas(login, quota, ticketSecret, read, write, stream, maxEntries);
    }

    Quotas withTicketSecret(Secrets quota) {
        return new Quotas(login, anonymousWrite, quota, read, write, stream, maxEntries);
    }

    Quotas withRead(Quota quota) {
        return new Quotas(login, anonymousWrite, ticketSecret, quota, write, stream, maxEntries);
    }

    Quotas withWrite(Quota quota) {
        return new Quotas(login, anonymousWrite, ticketSecret, read, quota, stream, maxEntries);
    }

    Quotas withStream(Quota quota) {
        return new Quotas(login, anonymousWrite, ticketSecret, read, write, quota, maxEntries);
    }

    @Override
    public int scale() {
        return 1;
    }
}
