package dev.hoopoe.gateway.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.dialect.TokenUse;
import dev.hoopoe.gateway.dialect.Dialects;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicOperationsTest {

    private final PublicOperations operations = new PublicOperations();

    @ParameterizedTest
    @CsvSource({
        "POST, /auth/login",
        "POST, /api/auth/login",
        "POST, /auth/refresh",
        "POST, /api/auth/refresh",
        "GET, /auth/oauth/providers",
        "GET, /api/auth/oauth/providers",
        "GET, /auth/oauth/google",
        "GET, /api/auth/oauth/microsoft",
        "GET, /auth/oauth/google/callback",
        "GET, /api/auth/oauth/microsoft/callback",
        "GET, /.well-known/jwks.json",
        "HEAD, /.well-known/openid-configuration",
        "POST, /api/tickets/7/messages",
        "PUT, /api/tickets/7/0123456789abcdef0123456789abcdef/message",
        "POST, /hcall/api/auth/enter",
        "POST, /hcall/api/auth/register",
        "POST, /hcall/api/master/create",
        "POST, /hcall/api/master/delete",
        "GET, /hcall/api/master/delete",
        "POST, /omnidesk/api/login",
        "POST, /netia/api/registration",
        "POST, /netia/api/v1/registration",
        "POST, /netia/api/session",
        "POST, /netia/api/v1/session",
        "GET, /netia/api/conversations/customer",
        "GET, /netia/api/conversations/shared",
    })
    void tokenIsNotLookedAt(String method, String path) throws InvalidRequestTargetException {
        assertEquals(
                TokenUse.IGNORED,
                operations.tokenUse(HttpMethod.valueOf(method), Dialects.withoutAlias(RequestTarget.parse(path))));
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /netia/api/session", "POST, /netia/api/session/renew", "DELETE, /netia/api/v1/session"})
    void sessionsOfNetiaReadTheHeaderThemselves(String method, String path) throws InvalidRequestTargetException {
        assertEquals(
                TokenUse.FORWARDED,
                operations.tokenUse(HttpMethod.valueOf(method), Dialects.withoutAlias(RequestTarget.parse(path))));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/tickets",
        "POST, /api/tickets/",
        "POST, /netia/api/customers",
        "GET, /netia/api/customers/identify",
        "POST, /netia/api/v1/customers/identify",
        "GET, /netia/api/customers/7/exists",
        "PUT, /netia/api/customers/7/metadata",
        "PATCH, /netia/api/customers/7/metadata",
        "POST, /netia/api/conversations",
        "POST, /netia/api/v1/messages",
        "GET, /netia/api/widget_settings",
        "HEAD, /netia/api/v1/widget_settings",
        "PUT, /netia/api/widget_settings/metadata",
        "PATCH, /netia/api/widget_settings/metadata",
        "POST, /netia/api/upload",
        "GET, /netia/socket/websocket",
    })
    void operationIsForCallersWithAndWithoutToken(String method, String path) throws InvalidRequestTargetException {
        assertEquals(
                TokenUse.OPTIONAL,
                operations.tokenUse(HttpMethod.valueOf(method), Dialects.withoutAlias(RequestTarget.parse(path))));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /auth/login",
        "POST, /auth/logout",
        "POST, /auth/api-key",
        "DELETE, /api/auth/api-key",
        "POST, /auth/oauth/google",
        "GET, /auth/oauth",
        "GET, /auth/oauth/google/callback/x",
        "POST, /auth/login/x",
        "GET, /auth/profile",
        "GET, /api/tickets",
        "PUT, /api/tickets",
        "GET, /api/tickets/7",
        "POST, /api/tickets/7",
        "GET, /api/tickets/7/messages",
        "PUT, /api/tickets/7/messages",
        "POST, /api/tickets/7/messages/x",
        "POST, /api/tickets/7/secret/message",
        "POST, /api/clients",
        "OPTIONS, /api/tickets",
        "POST, /hcall/api/master/x",
        "POST, /hcall/api/user/create",
        "POST, /hcall/api/ticket/create",
        "POST, /omnidesk/api/tickets",
        "GET, /omnidesk/api/events",
        "GET, /netia/api/me",
        "GET, /netia/api/v1/me",
        "GET, /netia/api/session",
        "DELETE, /netia/api/session/renew",
        "GET, /netia/api/registration",
        "POST, /netia/api/personal_api_keys",
        "PUT, /netia/api/widget_settings",
        "PATCH, /netia/api/widget_settings",
        "GET, /netia/api/widget_settings/metadata",
        "GET, /netia/api/customers",
        "GET, /netia/api/customers/7",
        "PUT, /netia/api/customers/7",
        "DELETE, /netia/api/customers/7/metadata",
        "GET, /netia/api/conversations",
        "GET, /netia/api/conversations/7",
        "POST, /netia/api/conversations/customer",
        "GET, /netia/api/messages",
        "PUT, /netia/api/messages/7",
        "GET, /netia/api/upload",
    })
    void everyOtherOperationNeedsOne(String method, String path) throws InvalidRequestTargetException {
        assertEquals(
                TokenUse.REQUIRED,
                operations.tokenUse(HttpMethod.valueOf(method), Dialects.withoutAlias(RequestTarget.parse(path))));
    }
}
