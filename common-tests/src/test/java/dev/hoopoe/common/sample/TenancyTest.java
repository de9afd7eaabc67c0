package dev.hoopoe.common.sample;

import static dev.hoopoe.common.sample.SampleFixture.administratorOf;
import static dev.hoopoe.common.sample.SampleFixture.created;
import static dev.hoopoe.common.sample.SampleFixture.freshAccount;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.web.LogKeys;
import dev.hoopoe.common.web.PageRequest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

/** Two accounts in one database never meet. */
@QuarkusTest
class TenancyTest {

    private final String mine = freshAccount();
    private final String theirs = freshAccount();

    @Inject
    AccountScope accounts;

    @Inject
    Samples samples;

    @Test
    void sampleOfAnotherAccountIsNotFound() {
        var id = created(theirs, "theirs");

        administratorOf(mine).get("/api/samples/" + id).then().statusCode(404);
        administratorOf(mine)
                .body(Map.of("name", "mine now"))
                .put("/api/samples/" + id)
                .then()
                .statusCode(404);
        administratorOf(mine).delete("/api/samples/" + id).then().statusCode(404);
        administratorOf(theirs).get("/api/samples/" + id).then().statusCode(200).body("data.name", equalTo("theirs"));
    }

    @Test
    void listHoldsNothingOfAnotherAccount() {
        created(theirs, "theirs");

        administratorOf(mine)
                .get("/api/samples")
                .then()
                .statusCode(200)
                .body("data.total", equalTo(0))
                .body("data.data", empty());
    }

    @Test
    void sameNameMayExistInEachAccount() {
        created(mine, "same");
        created(theirs, "same");
    }

    @Test
    void jobSeesTheAccountItWorksFor() {
        created(mine, "one");
        created(theirs, "two");
        created(theirs, "three");

        assertEquals(1, totalSeenBy(mine));
        assertEquals(2, totalSeenBy(theirs));
    }

    @Test
    void scopeWithinAScopeGivesBackTheOuterAccount() {
        created(mine, "one");

        var seen = accounts.call(Caller.system(mine, "test"), () -> {
            var inner = totalSeenBy(theirs);
            return Map.of("inner", inner, "outer", total(), "logged", MDC.get(LogKeys.ACCOUNT));
        });

        assertEquals(Map.of("inner", 0L, "outer", 1L, "logged", mine), seen);
    }

    @Test
    void scopeInsideATransactionIsRefused() {
        Runnable switchInside = () -> accounts.run(Caller.system(theirs, "test"), this::total);

        assertThrows(
                IllegalStateException.class,
                () -> accounts.run(
                        Caller.system(mine, "test"),
                        () -> QuarkusTransaction.requiringNew().run(switchInside)));
    }

    private long totalSeenBy(String account) {
        return accounts.call(Caller.system(account, "test"), this::total);
    }

    private long total() {
        return samples.list(PageRequest.of(null, null)).total();
    }
}
