package dev.hoopoe.gateway.ratelimit;

import java.util.stream.Stream;

/**
 * Limits wrong ticket secrets by address, by ticket, and by both. A ticket's limit refuses only addresses that have sent a
 * wrong secret for it themselves: otherwise a stranger, who knows no secret but can count ticket ids, could lock customers out.
 */
record TicketSecretLimits(RateLimit perAddress, RateLimit perTicket, RateLimit perAddressAndTicket) {

    static TicketSecretLimits of(ClassLimits.Factory factory, RateLimitConfig.TicketSecret config) {
        return new TicketSecretLimits(
                factory.required(Scope.ADDRESS, config.perAddress(), true),
                factory.required(Scope.TICKET, config.perTicket(), false),
                factory.required(Scope.ADDRESS_AND_TICKET, config.perAddressAndTicket(), false));
    }

    /** Null when the address may try a secret of the ticket; else the limit that refuses it. */
    Usage refusal(String address, String ticket) {
        var ofAddress = perAddress.peek(address);
        if (ofAddress.isRefused()) {
            return ofAddress;
        }
        var both = both(address, ticket);
        var ofBoth = perAddressAndTicket.peek(both);
        if (ofBoth.isRefused()) {
            return ofBoth;
        }
        var ofTicket = perTicket.peek(ticket);
        return ofTicket.isRefused() && perAddressAndTicket.isUsed(both) ? ofTicket : null;
    }

    /** Counts a wrong secret. */
    void failed(String address, String ticket) {
        perAddress.consume(address);
        perTicket.consume(ticket);
        perAddressAndTicket.consume(both(address, ticket));
    }

    Stream<RateLimit> all() {
        return Stream.of(perAddress, perTicket, perAddressAndTicket);
    }

    private static String both(String address, String ticket) {
        return address + " " + ticket;
    }
}
