package dev.hoopoe.gateway.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.dialect.Dialects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTableTest {

    private final RoutingTable routes = new RoutingTable();

    @ParameterizedTest
    @CsvSource({
        "/.well-known/jwks.json, AUTH",
        "/.well-known/openid-configuration, AUTH",
        "/auth/login, AUTH",
        "/api/auth/login, AUTH",
        "/auth/refresh, AUTH",
        "/auth/logout, AUTH",
        "/auth/oauth/google/callback, AUTH",
        "/auth/api-key, AUTH",
        "/api/auth/api-key, AUTH",
        "/auth/oauth/providers, AUTH",
        "/api/auth/oauth/google, AUTH",
        "/api/auth/oauth/microsoft/callback, AUTH",
        "/auth/profile, DIRECTORY",
        "/api/auth/profile, DIRECTORY",
        "/auth/profile/x, AUTH",
        "/api/users, DIRECTORY",
        "/api/users/5, DIRECTORY",
        "/api/departments/3, DIRECTORY",
        "/api/clients, DIRECTORY",
        "/api/admin/attributes/ticket/x, DIRECTORY",
        "/api/admin/users/5/departments, DIRECTORY",
        "/api/invitations, DIRECTORY",
        "/api/invitations/5, DIRECTORY",
        "/api/tickets, TICKET",
        "/api/tickets/, TICKET",
        "/api/tickets/7, TICKET",
        "/api/tickets/messages, TICKET",
        "/api/tickets/7/message, TICKET",
        "/api/tickets/7/messages, MESSAGING",
        "/api/tickets/7/0123456789abcdef/message, MESSAGING",
        "/api/tickets/7/0123456789abcdef/message/x, TICKET",
        "/api/agent/tickets/7/status, TICKET",
        "/api/agent/tickets/unread/count, TICKET",
        "/api/agent/tags, TICKET",
        "/api/agent/tickets/7/reply, MESSAGING",
        "/api/agent/tickets/7/reply/x, TICKET",
        "/api/tags/1, TICKET",
        "/api/messages, MESSAGING",
        "/api/messages/9, MESSAGING",
        "/api/channels/web, MESSAGING",
        "/hcall/api/auth/enter, AUTH",
        "/hcall/api/auth/register, DIRECTORY",
        "/hcall/api/master/create, DIRECTORY",
        "/hcall/api/user/fetch, DIRECTORY",
        "/hcall/api/ticket/create, TICKET",
        "/omnidesk/api/login, AUTH",
        "/omnidesk/api/users, DIRECTORY",
        "/omnidesk/api/clients/55, DIRECTORY",
        "/omnidesk/api/tickets/7/status, TICKET",
        "/omnidesk/api/events/3, TICKET",
        "/omnidesk/api/summary, TICKET",
        "/omnidesk/api/conversations/7/messages, MESSAGING",
        "/netia/api/session, AUTH",
        "/netia/api/session/renew, AUTH",
        "/netia/api/personal_api_keys/7, AUTH",
        "/netia/api/registration, DIRECTORY",
        "/netia/api/widget_settings, DIRECTORY",
        "/netia/api/widget_settings/metadata, DIRECTORY",
        "/netia/api/me, DIRECTORY",
        "/netia/api/accounts/me, DIRECTORY",
        "/netia/api/users/7, DIRECTORY",
        "/netia/api/conversations/7/share, MESSAGING",
        "/netia/api/messages, MESSAGING",
        "/netia/api/tags, TICKET",
        "/netia/api/upload, MESSAGING",
        "/netia/api/event_subscriptions/verify, MESSAGING",
        "/netia/socket/websocket, MESSAGING",
    })
    void pathBelongsToItsService(String path, Upstream expected) throws InvalidRequestTargetException {
        assertEquals(
                expected,
                routes.find(Dialects.withoutAlias(RequestTarget.parse(path)))
                        .orElseThrow()
                        .upstream());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/internal",
                "/internal/token",
                "/internal/api-keys/exchange",
                "/api/internal/api-keys/exchange",
                "/%69nternal/token",
                "/Internal/token",
                "/api/internal/users",
                "/q/health/ready",
                "/q/metrics",
                "/q/dev",
                "/API/tickets",
                "/api/Tickets",
                "/api/ticketsx",
                "/apitickets",
                "/api/userssecret",
                "/authx",
                "/.well-known/oauth-authorization-server",
                "/.well-known/jwks.json/x",
                "/favicon.ico",
                "/hcall",
                "/hcall/api/auth",
                "/hcall/api/auth/login",
                "/hcall/api/tickets",
                "/hcall/internal/sessions",
                "/omnidesk/api/login/x",
                "/omnidesk/api/messages",
                "/netia/api/me/x",
                "/netia/api/registration/x",
                "/netia/api/tickets",
                "/netia/socket",
                "/netia/socket/longpoll",
                "/socket/websocket",
                "/omnidesk/hcall/api/auth/enter",
            })
    void whatNoServiceOffersDoesNotExist(String path) throws InvalidRequestTargetException {
        assertTrue(routes.find(Dialects.withoutAlias(RequestTarget.parse(path))).isEmpty());
    }
}
