package dev.hoopoe.common.sample;

import static dev.hoopoe.common.sample.EventFixture.event;
import static dev.hoopoe.common.sample.SampleFixture.freshAccount;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.replica.ReplicaStore;
import dev.hoopoe.common.tenancy.AccountScope;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What a replica takes, keeps and asks for. */
@QuarkusTest
class ReplicaTest {

    private final String account = freshAccount();
    private final String id = UUID.randomUUID().toString();

    @Inject
    Replica<SampleView> replica;

    @Inject
    ReplicaStore store;

    @Inject
    EventDelivery delivery;

    @Inject
    AccountScope accounts;

    @ConfigProperty(name = "quarkus.rest-client.neighbour.url")
    String neighbour;

    @Test
    void newerEventReplacesTheRowAndOlderOneDoesNot() {
        apply("created", 0);
        apply("updated", 2);
        apply("updated", 1);

        assertEquals(Optional.of("v2"), nameIn(account));
    }

    @Test
    void deletionLeavesNothingEvenWithTheVersionOfTheLastChange() {
        apply("created", 0);
        apply("updated", 1);
        apply("deleted", 1);
        apply("updated", 1);

        assertEquals(Optional.empty(), nameIn(account));
    }

    @Test
    void batchOfEventsLeavesTheNewestOfEachInWhateverOrder() {
        var other = UUID.randomUUID().toString();
        var third = UUID.randomUUID().toString();
        apply("updated", 4);
        var batch = List.of(
                event(account, id, "updated", 3),
                event(account, other, "created", 0),
                event(account, other, "updated", 2),
                event(account, other, "updated", 1),
                event(account, third, "updated", 1),
                event(account, third, "deleted", 1));
        var newer = new ArrayList<Set<String>>();

        delivery.deliverAll(batch, "test", events -> newer.add(replica.applyAll(events)));

        assertEquals(List.of(Set.of(other, third)), newer);
        assertEquals(Optional.of("v4"), nameIn(account));
        assertEquals(
                "v2", inAccount(() -> replica.findKnown(other)).orElseThrow().name());
        assertTrue(inAccount(() -> replica.findKnown(third)).isEmpty());
    }

    @Test
    void eventThatIsLateDoesNotUndoADeletion() {
        apply("deleted", 5);
        apply("updated", 4);

        assertEquals(Optional.empty(), nameIn(account));
    }

    @Test
    void deletedOneIsNotAskedForAgain() {
        ownerHas("{\"sequence\":3,\"snapshot\":{\"name\":\"owned\"}}");
        apply("deleted", 5);

        assertEquals(Optional.empty(), nameIn(account));
    }

    @Test
    void missIsReadThroughOnceAndKept() {
        ownerHas("{\"sequence\":3,\"snapshot\":{\"name\":\"owned\"}}");

        assertEquals(Optional.of("owned"), nameIn(account));

        ownerHas("{\"sequence\":4,\"snapshot\":{\"name\":\"changed\"}}");
        assertEquals(Optional.of("owned"), nameIn(account));
        apply("updated", 3);
        assertEquals(Optional.of("owned"), nameIn(account));
        apply("updated", 4);
        assertEquals(Optional.of("v4"), nameIn(account));
    }

    @Test
    void whatTheOwnerDoesNotHaveIsEmpty() {
        assertEquals(Optional.empty(), nameIn(account));
    }

    @Test
    void rowOfAnotherAccountIsNotSeen() {
        apply("created", 0);

        assertEquals(Optional.empty(), nameIn(freshAccount()));
    }

    @Test
    void tableThatIsNoReplicaIsRefused() {
        var odd = new Replica<>(store, "sample; drop table sample", SampleView.class, any -> Optional.empty());

        assertThrows(
                IllegalArgumentException.class, () -> accounts.call(Caller.system(account, "t"), () -> odd.find(id)));
    }

    @Test
    void allOfAnAccountIsWhatItHasAndNothingOfOthers() {
        apply("created", 0);
        var deleted = UUID.randomUUID().toString();
        delivery.deliver(List.of(event(account, deleted, "created", 0)), "test", replica::apply);
        delivery.deliver(List.of(event(account, deleted, "deleted", 1)), "test", replica::apply);
        delivery.deliver(
                List.of(event(freshAccount(), UUID.randomUUID().toString(), "created", 0)), "test", replica::apply);

        var names = accounts.call(
                Caller.system(account, "test"),
                () -> replica.all().stream().map(SampleView::name).toList());

        assertEquals(List.of("v0"), names);
        assertFalse(replica.isEmpty());
    }

    @Test
    void severalAreReadAtOnceAndUnknownOnesAreAskedFor() {
        var known = UUID.randomUUID().toString();
        delivery.deliver(List.of(event(account, known, "created", 0)), "test", replica::apply);
        ownerHas("{\"sequence\":3,\"snapshot\":{\"name\":\"owned\"}}");

        var found = accounts.call(
                Caller.system(account, "test"),
                () -> replica.findAll(List.of(known, id, UUID.randomUUID().toString())));

        assertEquals(Set.of(known, id), found.keySet());
        assertEquals("owned", found.get(id).name());
    }

    @Test
    void oneIsFoundByAFieldAndAllAreCountedWithinTheAccount() {
        apply("created", 0);
        var caller = Caller.system(account, "test");

        assertTrue(accounts.call(caller, () -> replica.findBy("name", "v0")).isPresent());
        assertEquals(1, accounts.<Long>call(caller, replica::count));
        assertTrue(accounts.call(Caller.system(freshAccount(), "test"), () -> replica.findBy("name", "v0"))
                .isEmpty());
        apply("deleted", 1);
        assertTrue(accounts.call(caller, () -> replica.findBy("name", "v0")).isEmpty());
        assertEquals(0, accounts.<Long>call(caller, replica::count));
        assertThrows(
                IllegalArgumentException.class, () -> accounts.call(caller, () -> replica.findBy("name' OR '", "v0")));
    }

    @Test
    void mergedOneLeadsToTheOneItWentInto() {
        var survivor = UUID.randomUUID().toString();
        apply("created", 0);
        merge(id, survivor, 1);

        assertEquals(Optional.of("merged"), nameIn(account));
        assertEquals(
                "merged", inAccount(() -> replica.findAll(List.of(id))).get(id).name());
        assertEquals(
                "merged",
                inAccount(() -> replica.findAllKnown(List.of(id))).get(id).name());
        assertEquals(
                "merged",
                inAccount(() -> replica.findBy("number", "7")).orElseThrow().name());
        assertEquals(1, inAccount(replica::count));
    }

    @Test
    void lateEventDoesNotBringAMergedOneBack() {
        var survivor = UUID.randomUUID().toString();
        merge(id, survivor, 5);
        apply("created", 0);
        apply("updated", 4);

        assertEquals(Optional.of("merged"), nameIn(account));
    }

    @Test
    void mergesThatFollowEachOtherAreFollowedInWhateverOrderTheyAreToldOf() {
        var second = UUID.randomUUID().toString();
        var third = UUID.randomUUID().toString();
        merge(second, third, 3);
        merge(id, second, 1);

        assertEquals(Optional.of("merged"), nameIn(account));
        delivery.deliver(List.of(event(account, third, "deleted", 9)), "test", replica::apply);
        assertEquals(Optional.empty(), nameIn(account));
    }

    @Test
    void forgedMergesInACircleEndNowhere() {
        var other = UUID.randomUUID().toString();
        merge(id, other, 10);
        merge(other, id, 10);

        assertEquals(Optional.empty(), nameIn(account));
    }

    @Test
    void ownersAnswerWithTheSurvivorIsKeptUnderItsOwnId() {
        var survivor = UUID.randomUUID().toString();
        ownerHas("{\"sequence\":3,\"snapshot\":{\"id\":\"%s\",\"name\":\"survivor\"}}".formatted(survivor));

        assertEquals(Optional.of("survivor"), nameIn(account));
        assertEquals(
                "survivor",
                inAccount(() -> replica.findKnown(survivor)).orElseThrow().name());
        assertEquals(Optional.empty(), inAccount(() -> replica.findKnown(id)));
    }

    private void merge(String gone, String survivor, long sequence) {
        var tombstone = "{\"id\":\"%s\",\"number\":7,\"sequence\":%d,\"merged_into\":\"%s\"}"
                .formatted(gone, sequence, survivor);
        var merged = EventFixture.eventWith(
                account,
                survivor,
                "merged",
                sequence,
                "{\"snapshot\":{\"id\":\"%s\",\"name\":\"merged\"},\"changes\":{\"merged\":{\"from\":null,\"to\":%s}},\"actor\":{}}"
                        .formatted(survivor, tombstone));
        delivery.deliver(List.of(merged), "test", replica::apply);
    }

    private <T> T inAccount(Supplier<T> question) {
        return accounts.call(Caller.system(account, "test"), question);
    }

    private void ownerHas(String answer) {
        given().baseUri(neighbour)
                .body(answer)
                .put("/internal/samples/" + id)
                .then()
                .statusCode(200);
    }

    private void apply(String name, long sequence) {
        delivery.deliver(List.of(event(account, id, name, sequence)), "test", replica::apply);
    }

    private Optional<String> nameIn(String seenFrom) {
        return accounts.call(
                Caller.system(seenFrom, "test"), () -> replica.find(id).map(SampleView::name));
    }
}
