package dev.hoopoe.common.testing;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A thing that a GET shows with an entity tag, and what must hold of each of them. */
public final class TaggedThing {

    private static final int AT_ONCE = 16;

    private final Supplier<RequestSpecification> caller;
    private final String path;

    /** @param path where a GET by the caller shows it */
    public TaggedThing(Supplier<RequestSpecification> caller, String path) {
        this.caller = caller;
        this.path = path;
    }

    public String tag() {
        return caller.get().get(path).then().statusCode(200).extract().header("ETag");
    }

    public Response put(String address, String ifMatch, Object body) {
        return caller.get().header("If-Match", ifMatch).body(body).put(address);
    }

    public Response delete(String ifMatch) {
        return caller.get().header("If-Match", ifMatch).delete(path);
    }

    public void assertReadOnceWhileUnchanged() {
        var tag = tag();

        caller.get()
                .header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", tag);
        caller.get().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
    }

    /** By a PUT to itself. */
    public void assertChangedOnlyAsSeen(Object change) {
        assertChangedOnlyAsSeen(path, change);
    }

    /**
     * A change of what has changed since it was seen is refused.
     *
     * @param address of a PUT that changes what is shown of the thing
     */
    public void assertChangedOnlyAsSeen(String address, Object change) {
        var seen = tag();

        var changed = put(address, seen, change).then().statusCode(200).header("ETag", not(equalTo(seen)));

        assertEquals(changed.extract().header("ETag"), tag(), "the tag of the change and of what is read then");
        var now = caller.get().get(path).then().extract().<Object>path("data");
        put(address, seen, change)
                .then()
                .statusCode(412)
                .header("ETag", tag())
                .body("success", equalTo(false))
                .body("data.error", equalTo("precondition_failed"))
                .body("data.current", equalTo(now));
        put(address, "no tag", change).then().statusCode(400);
        put(address, "*", change).then().statusCode(200);
    }

    /** Goes in the end. */
    public void assertDeletedOnlyAsSeen() {
        delete("\"other\"").then().statusCode(412).header("ETag", tag());

        delete(tag()).then().statusCode(200);
        delete("*").then().statusCode(404);
    }

    /**
     * Of many who change at once what they have seen, one succeeds.
     *
     * @param change what is PUT to the thing, different for each number
     */
    public void assertOneOfManyChangesIsDone(IntFunction<Object> change) {
        var seen = tag();
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var statuses = threads
                    .invokeAll(IntStream.range(0, AT_ONCE)
                            .<Callable<Integer>>mapToObj(number ->
                                    () -> put(path, seen, change.apply(number)).statusCode())
                            .toList())
                    .stream()
                    .map(TaggedThing::result)
                    .sorted()
                    .toList();
            assertEquals(200, statuses.get(0));
            assertEquals(Collections.nCopies(AT_ONCE - 1, 412), statuses.subList(1, AT_ONCE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            threads.shutdown();
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
