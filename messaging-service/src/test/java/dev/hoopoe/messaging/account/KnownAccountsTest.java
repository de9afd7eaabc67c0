package dev.hoopoe.messaging.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.messaging.testing.MessagingTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which account public work is done that names one. */
@QuarkusTest
class KnownAccountsTest extends MessagingTest {

    private static final String ELSEWHERE = "default";

    @Inject
    KnownAccounts accounts;

    @Inject
    AccountScope scope;

    @Inject
    CurrentCaller current;

    @Test
    void workIsDoneInTheNamedAccountAsAnonymousCaller() {
        answers(account, 200, "null");

        var caller = callFrom(Caller.atUnboundHost(ELSEWHERE), account);

        assertEquals(Optional.of(Caller.anonymous(account)), caller);
    }

    @Test
    void existenceIsAskedOnce() {
        answers(account, 200, "null");

        callFrom(Caller.atUnboundHost(ELSEWHERE), account);
        callFrom(Caller.atUnboundHost(ELSEWHERE), account);

        assertEquals(1, directoryService.requestsTo(path(account)).size());
    }

    @Test
    void unknownAccountIsRefusedEachTime() {
        assertEquals(Optional.empty(), callFrom(Caller.atUnboundHost(ELSEWHERE), account));
        assertEquals(Optional.empty(), callFrom(Caller.atUnboundHost(ELSEWHERE), account));

        assertEquals(2, directoryService.requestsTo(path(account)).size());
    }

    @Test
    void suspendedAccountIsRefused() {
        answers(account, 200, "\"2026-03-02T09:41:00Z\"");

        assertEquals(Optional.empty(), callFrom(Caller.atUnboundHost(ELSEWHERE), account));
    }

    @Test
    void atABoundHostNoOtherAccountMayBeNamed() {
        var other = "acc-" + UUID.randomUUID();
        answers(account, 200, "null");
        answers(other, 200, "null");

        assertEquals(Optional.empty(), callFrom(Caller.anonymous(other), account));
        assertEquals(Optional.of(Caller.anonymous(account)), callFrom(Caller.anonymous(account), account));
    }

    @Test
    void clientMayNameNoOtherAccount() {
        answers(account, 200, "null");
        var client =
                new Caller("acc-other", Caller.Kind.CLIENT, UUID.randomUUID().toString(), null, null);

        assertEquals(Optional.empty(), callFrom(client, account));
    }

    @Test
    void staffWorkInTheirOwnAccount() {
        var agent = new Caller("acc-own", Caller.Kind.AGENT, UUID.randomUUID().toString(), "Ada", "session");

        assertEquals(Optional.of(agent), callFrom(agent, account));
        assertEquals(Optional.of(agent), callFrom(agent, null));
        assertEquals(0, directoryService.requestsTo(path(account)).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "../users",
                "A",
                "a b",
                "a/b",
                "a%2fb",
                "é",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void whatIsNoIdIsNotAskedFor(String id) {
        assertEquals(Optional.empty(), callFrom(Caller.atUnboundHost(ELSEWHERE), id));
    }

    @Test
    void missingIdIsRefused() {
        assertEquals(Optional.empty(), callFrom(Caller.atUnboundHost(ELSEWHERE), null));
    }

    @Test
    void whileDirectoryIsDownNoAccountIsTakenForUnknown() {
        directoryService.down();

        assertThrows(RuntimeException.class, () -> callFrom(Caller.atUnboundHost(ELSEWHERE), account));
        answers(account, 500, "null");
        directoryService.up();
        assertThrows(WebApplicationException.class, () -> callFrom(Caller.atUnboundHost(ELSEWHERE), account));
    }

    private Optional<Caller> callFrom(Caller caller, String accountId) {
        return scope.call(caller, () -> accounts.call(accountId, current::get));
    }

    private void answers(String id, int status, String suspendedAt) {
        directoryService.answers(
                id,
                "GET",
                path(id),
                status,
                "{\"success\":true,\"data\":{\"id\":\"%s\",\"suspended_at\":%s,\"deleting\":false}}"
                        .formatted(id, suspendedAt));
    }

    private static String path(String id) {
        return "/internal/accounts/" + id;
    }
}
