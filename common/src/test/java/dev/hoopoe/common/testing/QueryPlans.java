package dev.hoopoe.common.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** Whether requests leave Hibernate's cache of query plans as large as it was. */
public final class QueryPlans {

    /** A thousand in the four services together; a plan that is not found again shows at each of them. */
    private static final int REQUESTS = 250;

    private final EntityManagerFactory factory;

    public QueryPlans(EntityManagerFactory factory) {
        this.factory = factory;
    }

    /** Runs the requests in turn, {@value #REQUESTS} in all, after one round that may add their plans. */
    public void assertReused(List<Runnable> requests) {
        requests.forEach(Runnable::run);
        var plans = count();

        for (var request = 0; request < REQUESTS; request++) {
            requests.get(request % requests.size()).run();
        }

        assertEquals(plans, count(), "plans of native and HQL queries in the cache");
    }

    private int count() {
        return factory.unwrap(SessionFactoryImplementor.class)
                .getQueryEngine()
                .getInterpretationCache()
                .getNumberOfCachedQueryPlans();
    }
}
