package dev.hoopoe.common.sample;

import static dev.hoopoe.common.sample.SampleFixture.created;
import static dev.hoopoe.common.sample.SampleFixture.freshAccount;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.sql.AccountEntities;
import dev.hoopoe.common.tenancy.AccountScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.SyntaxException;
import org.junit.jupiter.api.Test;

/** One entity of the account, read by a plan that is cached (decision 0037). */
@QuarkusTest
class AccountEntitiesTest {

    private static final String FILTER = "_tenantId";

    private final String mine = freshAccount();
    private final String theirs = freshAccount();

    @Inject
    AccountScope accounts;

    @Inject
    Session session;

    @Test
    void entityIsFoundByIdAndByAnotherAttribute() {
        var id = UUID.fromString(created(mine, "mine"));

        assertEquals("mine", in(mine, () -> byId(id)));
        assertEquals("mine", in(mine, () -> byName("mine")));
        assertEquals(null, in(mine, () -> byName("nobody's")));
    }

    @Test
    void entityOfAnotherAccountIsNotFound() {
        var id = UUID.fromString(created(theirs, "theirs"));

        assertEquals(null, in(mine, () -> byId(id)));
        assertEquals(null, in(mine, () -> byName("theirs")));
        assertEquals("theirs", in(theirs, () -> byId(id)));
    }

    @Test
    void planIsCachedForAllAccountsTogether() {
        var condition = "name = :value and version >= 0";
        created(mine, "one");
        created(theirs, "two");
        var before = plans();

        in(mine, () -> AccountEntities.findBy(session, Sample.class, condition, "one"));
        assertEquals(before + 1, plans());
        in(mine, () -> AccountEntities.findBy(session, Sample.class, condition, "one"));
        var found = in(theirs, () -> AccountEntities.findBy(session, Sample.class, condition, "two"));

        assertEquals(before + 1, plans());
        assertEquals("two", found.orElseThrow().view().name());
    }

    @Test
    void lockIsTaken() {
        var id = UUID.fromString(created(mine, "mine"));

        var lock = in(mine, () -> {
            var sample = AccountEntities.find(session, Sample.class, id, LockModeType.PESSIMISTIC_WRITE);
            return session.getCurrentLockMode(sample.orElseThrow());
        });

        assertEquals(LockMode.PESSIMISTIC_WRITE, lock);
    }

    @Test
    void otherQueriesOfTheSessionAreFilteredAsBefore() {
        var id = UUID.fromString(created(theirs, "theirs"));

        in(mine, () -> {
            byId(id);
            assertNotNull(session.getEnabledFilter(FILTER));
            assertTrue(session.createSelectionQuery("from Sample", Sample.class)
                    .getResultList()
                    .isEmpty());
            return null;
        });
    }

    @Test
    void filterIsOnAgainAfterAFailure() {
        assertThrows(
                SyntaxException.class,
                () -> in(mine, () -> {
                    try {
                        return AccountEntities.findBy(session, Sample.class, "no such thing", "x");
                    } finally {
                        assertNotNull(session.getEnabledFilter(FILTER));
                    }
                }));
    }

    private String byId(UUID id) {
        return AccountEntities.find(session, Sample.class, id)
                .map(sample -> sample.view().name())
                .orElse(null);
    }

    private String byName(String name) {
        return AccountEntities.findBy(session, Sample.class, "name = :value", name)
                .map(sample -> sample.view().name())
                .orElse(null);
    }

    private <T> T in(String account, Supplier<T> work) {
        return accounts.call(
                Caller.system(account, "test"),
                () -> QuarkusTransaction.requiringNew().call(work::get));
    }

    private int plans() {
        return session.getSessionFactory()
                .unwrap(SessionFactoryImplementor.class)
                .getQueryEngine()
                .getInterpretationCache()
                .getNumberOfCachedQueryPlans();
    }
}
