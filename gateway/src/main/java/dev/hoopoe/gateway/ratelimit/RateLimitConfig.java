package dev.hoopoe.gateway.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * Quotas of requests. A quota holds for all gateways together, and a burst may use all of it at once. A quota of 0 is no
 * limit, where that is allowed.
 */
@ConfigMapping(prefix = "hoopoe.gateway.rate-limits")
interface RateLimitConfig {

    /** Multiplies every quota; the launcher sets 1000 for a suite on loopback, where all clients have one address. */
    @WithDefault("1")
    int scale();

    /** Callers, accounts or addresses that one limit remembers, at about 400 bytes each; the least used one is evicted. */
    @WithDefault("10000")
    int maxEntries();

    /** Logins, registrations, refreshes of tokens and sign-ins with a provider. */
    Login login();

    /** Writes without a token, such as a new ticket of a customer. */
    AnonymousWrite anonymousWrite();

    /** Requests with a wrong ticket secret; right ones are not counted here. */
    TicketSecret ticketSecret();

    /** GET and HEAD. */
    Read read();

    /** Writes with a token. */
    Write write();

    /** Event streams, long polls and pages of events. */
    Stream stream();

    /** Quotas of logins. */
    interface Login {

        /** The time in which the quotas are refilled. */
        @WithDefault("PT1M")
        Duration period();

        /** Requests per period from one IPv4 address or IPv6 /64; not 0, since it slows down guessing. */
        @WithDefault("300")
        long perAddress();

        /** Requests per period to one account. */
        @WithDefault("3000")
        long perAccount();
    }

    /** Quotas of writes without a token. */
    interface AnonymousWrite {

        /** The time in which the quotas are refilled. */
        @WithDefault("PT1M")
        Duration period();

        /** Requests per period from one IPv4 address or IPv6 /64; not 0, since it keeps one client from flooding a desk. */
        @WithDefault("300")
        long perAddress();

        /** Requests per period to one account. */
        @WithDefault("3000")
        long perAccount();
    }

    /** Quotas of wrong ticket secrets. */
    interface TicketSecret {

        /** The time in which the quotas are refilled. */
        @WithDefault("PT5M")
        Duration period();

        /** Wrong secrets per period from one IPv4 address or IPv6 /64; not 0, since it slows down guessing. */
        @WithDefault("60")
        long perAddress();

        /** Wrong secrets per period from one address for one ticket; not 0, since it slows down guessing. */
        @WithDefault("10")
        long perAddressAndTicket();

        /**
         * Wrong secrets per period for one ticket, from all addresses. Beyond it an address that has sent a wrong one
         * itself is refused; others are not, so that nobody can lock a customer out.
         */
        @WithDefault("100")
        long perTicket();
    }

    /** Quotas of reads. */
    interface Read {

        /** The time in which the quotas are refilled. */
        @WithDefault("PT1M")
        Duration period();

        /** Requests per period of one user, client or API key. */
        @WithDefault("6000")
        long perCaller();

        /** Requests per period of all callers of one account. */
        @WithDefault("60000")
        long perAccount();

        /** Requests per period from one IPv4 address or IPv6 /64, with and without a token. */
        @WithDefault("30000")
        long perAddress();
    }

    /** Quotas of writes with a token. */
    interface Write {

        /** The time in which the quotas are refilled. */
        @WithDefault("PT1M")
        Duration period();

        /** Requests per period of one user, client or API key. */
        @WithDefault("1200")
        long perCaller();

        /** Requests per period of all callers of one account. */
        @WithDefault("12000")
        long perAccount();

        /** Requests per period from one IPv4 address or IPv6 /64. */
        @WithDefault("6000")
        long perAddress();
    }

    /** Quotas of streams, long polls and pages of events. */
    interface Stream {

        /** The time in which the quotas are refilled. */
        @WithDefault("PT1M")
        Duration period();

        /** Requests per period of one user, client or API key. */
        @WithDefault("3000")
        long perCaller();

        /** Requests per period of all callers of one account. */
        @WithDefault("12000")
        long perAccount();

        /** Requests per period from one IPv4 address or IPv6 /64. */
        @WithDefault("6000")
        long perAddress();
    }
}
