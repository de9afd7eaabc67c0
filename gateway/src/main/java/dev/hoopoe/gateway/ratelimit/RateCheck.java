package dev.hoopoe.gateway.ratelimit;

import dev.hoopoe.gateway.answer.Refusal;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpServerResponse;

/**
 * Counts one request in the limits that apply to it, and sets the headers of the tightest one. A request that one limit refuses
 * is not counted in those that come after: a caller who is over the limit uses up nothing of the account.
 */
public final class RateCheck {

    private static final CharSequence RATE_LIMIT = AsciiString.cached("RateLimit");
    private static final CharSequence RATE_LIMIT_POLICY = AsciiString.cached("RateLimit-Policy");

    private final RateLimiter limiter;
    private final ClassLimits limits;
    private final HttpServerResponse response;
    private final String address;
    private Usage tightest;

    RateCheck(RateLimiter limiter, ClassLimits limits, HttpServerResponse response, String address) {
        this.limiter = limiter;
        this.limits = limits;
        this.response = response;
        this.address = address;
    }

    /** Called before the caller is known, so that guessed tokens are counted too. */
    public void countAddress() throws Refusal {
        count(limits.perAddress(), address);
    }

    /**
     * Counts the request for a verified caller.
     *
     * @param account null when the caller belongs to none
     */
    public void countCaller(String subject, String account) throws Refusal {
        count(limits.perCaller(), subject);
        countAccount(account);
    }

    public void countAccount(String account) throws Refusal {
        if (account != null) {
            count(limits.perAccount(), account);
        }
    }

    /** Refuses an address that has sent too many wrong secrets; a wrong one is counted when the answer is known. */
    public void requireTicketSecretAllowed(String ticket) throws Refusal {
        var refusal = limiter.ticketSecrets().refusal(address, TicketKey.of(ticket));
        if (refusal != null) {
            refuse(refusal);
        }
    }

    /** Counts a wrong ticket secret. */
    public void ticketSecretFailed(String ticket) {
        limiter.ticketSecrets().failed(address, TicketKey.of(ticket));
    }

    /** Sets the headers of the tightest of the limits that have counted the request. */
    public void addHeaders() {
        if (tightest != null) {
            response.putHeader(RATE_LIMIT, tightest.header())
                    .putHeader(RATE_LIMIT_POLICY, tightest.limit().policy());
        }
    }

    private void count(RateLimit limit, String key) throws Refusal {
        if (limit == null) {
            return;
        }
        var usage = limit.consume(key);
        if (usage.isRefused()) {
            refuse(usage);
        }
        tightest = usage.tighter(tightest);
    }

    private void refuse(Usage usage) throws Refusal {
        tightest = usage;
        addHeaders();
        throw limiter.refuse(usage);
    }
}
