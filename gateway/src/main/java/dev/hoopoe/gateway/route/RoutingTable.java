package dev.hoopoe.gateway.route;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every address the gateway knows; the longest pattern that matches decides, and what matches none does not exist. */
@ApplicationScoped
public class RoutingTable {

    private static final List<Entry> ENTRIES = Stream.of(
                    entry("/.well-known/jwks.json", Upstream.AUTH),
                    entry("/.well-known/openid-configuration", Upstream.AUTH),
                    credentials("/auth/**", Upstream.AUTH),
                    credentials("/api/auth/**", Upstream.AUTH),
                    entry("/auth/profile", Upstream.DIRECTORY),
                    entry("/api/auth/profile", Upstream.DIRECTORY),
                    entry("/api/users/**", Upstream.DIRECTORY),
                    entry("/api/departments/**", Upstream.DIRECTORY),
                    entry("/api/clients/**", Upstream.DIRECTORY),
                    entry("/api/admin/**", Upstream.DIRECTORY),
                    entry("/api/tickets/**", Upstream.TICKET),
                    entry("/api/agent/**", Upstream.TICKET),
                    entry("/api/tags/**", Upstream.TICKET),
                    entry("/api/tickets/{id}/messages/**", Upstream.MESSAGING),
                    entry("/api/tickets/{id}/{secret}/message", Upstream.MESSAGING),
                    entry("/api/agent/tickets/{id}/reply", Upstream.MESSAGING),
                    entry("/api/messages/**", Upstream.MESSAGING),
                    entry("/api/channels/**", Upstream.MESSAGING),
                    waiting("/api/events/**", Upstream.MESSAGING),
                    waiting("/api/webhooks/{id}/test", Upstream.MESSAGING),
                    entry("/api/webhooks/**", Upstream.MESSAGING),
                    credentials("/hcall/api/auth/enter", Upstream.AUTH),
                    credentials("/hcall/api/auth/register", Upstream.DIRECTORY),
                    credentials("/hcall/api/master/**", Upstream.DIRECTORY),
                    entry("/hcall/api/user/**", Upstream.DIRECTORY),
                    entry("/hcall/api/ticket/**", Upstream.TICKET),
                    files("/hcall/api/ticket/create", Upstream.TICKET),
                    credentials("/omnidesk/api/login", Upstream.AUTH),
                    entry("/omnidesk/api/users/**", Upstream.DIRECTORY),
                    entry("/omnidesk/api/clients/**", Upstream.DIRECTORY),
                    entry("/omnidesk/api/tickets/**", Upstream.TICKET),
                    entry("/omnidesk/api/events/**", Upstream.TICKET),
                    entry("/omnidesk/api/summary/**", Upstream.TICKET),
                    entry("/omnidesk/api/conversations/**", Upstream.MESSAGING))
            .sorted(Comparator.comparingInt((Entry entry) -> entry.template().specificity())
                    .reversed())
            .toList();

    public Optional<Route> find(RequestTarget target) {
        for (var entry : ENTRIES) {
            if (entry.template().matches(target.segments())) {
                return Optional.of(entry.route());
            }
        }
        return Optional.empty();
    }

    private static Entry entry(String template, Upstream upstream) {
        return entry(new Route(template, upstream, false, BodyKind.TEXT));
    }

    private static Entry waiting(String template, Upstream upstream) {
        return entry(new Route(template, upstream, true, BodyKind.TEXT));
    }

    private static Entry credentials(String template, Upstream upstream) {
        return entry(new Route(template, upstream, false, BodyKind.CREDENTIALS));
    }

    private static Entry files(String template, Upstream upstream) {
        return entry(new Route(template, upstream, false, BodyKind.FILES));
    }

    private static Entry entry(Route route) {
        return new Entry(PathTemplate.of(route.template()), route);
    }

    private record Entry(PathTemplate template, Route route) {}
}
